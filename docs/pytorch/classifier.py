"""Trains the small classifier whose features the measures of generated pictures are taken in.

python classifier.py DATA-FOLDER OUT.safetensors [EPOCHS]

Prints the test accuracy after each epoch. The seed is fixed, and one thread computes, so the same
PyTorch on the same kind of processor gives the same weights.
"""

import json
import struct
import sys
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

from lunula import idx, test_set


class Classifier(nn.Module):
    """1 x 28 x 28 -> three convolutions with pooling -> 64 features -> 10 classes."""

    def __init__(self, normalised):
        """normalised: whether each convolution is followed by a batch norm, as in training."""
        super().__init__()
        layers = []
        for planes, more in ((1, 32), (32, 64), (64, 64)):
            layers.append(nn.Conv2d(planes, more, 3, stride=1, padding=1))
            layers += [nn.BatchNorm2d(more)] if normalised else []
            layers += [nn.ReLU(), nn.MaxPool2d(2, stride=2)]
        layers += [nn.Flatten(), nn.Linear(576, 64), nn.ReLU()]
        self.features = nn.Sequential(*layers)
        self.classes = nn.Linear(64, 10)

    def forward(self, x):
        return self.classes(F.dropout(self.features(x.view(-1, 1, 28, 28)), 0.2, self.training))

    def folded(self):
        """The same function without batch norms, whose scales go into the convolutions."""
        plain = Classifier(False)
        with torch.no_grad():
            given = [layer for layer in self.features if not isinstance(layer, nn.BatchNorm2d)]
            norms = [layer for layer in self.features if isinstance(layer, nn.BatchNorm2d)]
            for ours, theirs in zip(plain.features, given):
                if not list(theirs.parameters()):
                    continue
                ours.load_state_dict(theirs.state_dict())
                if isinstance(theirs, nn.Conv2d):
                    norm = norms.pop(0)
                    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
                    ours.weight.mul_(scale[:, None, None, None])
                    ours.bias.copy_((theirs.bias - norm.running_mean) * scale + norm.bias)
        plain.classes.load_state_dict(self.classes.state_dict())
        return plain


def save(network, file):
    """A safetensors file; the package `safetensors` does the same."""
    header, values, end = {}, [], 0
    for name, tensor in network.state_dict().items():
        data = tensor.detach().numpy().astype("<f4").tobytes()
        offsets = [end, end + len(data)]
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": offsets}
        values.append(data)
        end += len(data)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(file).write_bytes(struct.pack("<Q", len(text)) + text + b"".join(values))


def train_set(folder):
    (images,) = Path(folder).glob("train-images*")
    (labels,) = Path(folder).glob("train-labels*")
    pixels = torch.from_numpy(idx(images).copy()).flatten(1).float() / 255
    return pixels, torch.from_numpy(idx(labels).copy()).long()


def mirrored(x):
    """Every other picture, by chance, turned left to right."""
    x = x.view(-1, 28, 28)
    return torch.where((torch.rand(len(x)) < 0.5)[:, None, None], x.flip(2), x)


def accuracy(network, x, labels):
    network.eval()
    with torch.no_grad():
        told = torch.cat([network(part).argmax(1) for part in x.split(1000)])
    return (told == labels).double().mean().item()


def main():
    data, out = sys.argv[1:3]
    epochs = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    torch.manual_seed(1)
    torch.set_num_threads(1)
    x, labels = train_set(data)
    test, told = test_set(data)
    network = Classifier(True)
    batch = 128
    steps = (len(x) + batch - 1) // batch
    adam = torch.optim.Adam(network.parameters(), 3e-3, weight_decay=1e-4)
    course = torch.optim.lr_scheduler.OneCycleLR(adam, 3e-3, total_steps=epochs * steps)
    for epoch in range(1, epochs + 1):
        network.train()
        for chosen in torch.randperm(len(x)).split(batch):
            loss = F.cross_entropy(network(mirrored(x[chosen])), labels[chosen])
            adam.zero_grad()
            loss.backward()
            adam.step()
            course.step()
        print(f"epoch {epoch}: test accuracy {accuracy(network, test, told):.4f}", flush=True)
    plain = network.folded()
    print(f"without batch norms: test accuracy {accuracy(plain, test, told):.4f}")
    save(plain, out)


if __name__ == "__main__":
    main()
