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

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 16, 3, stride=1, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2, stride=2),
            nn.Conv2d(16, 32, 3, stride=1, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2, stride=2),
            nn.Conv2d(32, 64, 3, stride=1, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2, stride=2),
            nn.Flatten(),
            nn.Linear(576, 64),
            nn.ReLU(),
        )
        self.classes = nn.Linear(64, 10)

    def forward(self, x):
        return self.classes(F.dropout(self.features(x.view(-1, 1, 28, 28)), 0.3, self.training))


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


def moved(x):
    """Mirrors every other picture and moves all by up to a pixel."""
    x = x.view(-1, 28, 28)
    mirrored = torch.rand(len(x)) < 0.5
    x = torch.where(mirrored[:, None, None], x.flip(2), x)
    dy, dx = (int(n) for n in torch.randint(-1, 2, (2,)))
    return torch.roll(x, (dy, dx), (1, 2))


def accuracy(network, x, labels):
    network.eval()
    with torch.no_grad():
        told = torch.cat([network(part).argmax(1) for part in x.split(1000)])
    return (told == labels).double().mean().item()


def main():
    data, out = sys.argv[1:3]
    epochs = int(sys.argv[3]) if len(sys.argv) > 3 else 12
    torch.manual_seed(1)
    torch.set_num_threads(1)
    x, labels = train_set(data)
    test, told = test_set(data)
    network = Classifier()
    batch = 128
    steps = (len(x) + batch - 1) // batch
    adam = torch.optim.Adam(network.parameters(), 3e-3, weight_decay=1e-5)
    course = torch.optim.lr_scheduler.OneCycleLR(adam, 3e-3, total_steps=epochs * steps)
    for epoch in range(1, epochs + 1):
        network.train()
        for chosen in torch.randperm(len(x)).split(batch):
            loss = F.cross_entropy(network(moved(x[chosen])), labels[chosen])
            adam.zero_grad()
            loss.backward()
            adam.step()
            course.step()
        print(f"epoch {epoch}: test accuracy {accuracy(network, test, told):.4f}", flush=True)
    save(network, out)


if __name__ == "__main__":
    main()
