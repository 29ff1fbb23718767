"""Makes the model folder and the answers that ForeignModelTest compares with, with PyTorch alone:

    python make_pytorch_model.py

784-8-(2+2)-8-784 with ReLU, saved as docs/pytorch/README.md says. The safetensors file is written by
hand, so that nothing of Lunula's takes part.
"""

import json
import struct
from pathlib import Path

import torch
from torch import nn

here = Path(__file__).parent
torch.manual_seed(7)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(784, 8), nn.ReLU())
        self.mean = nn.Linear(8, 2)
        self.log_variance = nn.Linear(8, 2)
        self.decoder = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 784))


network = Network()
header, data = {}, b""
for name, tensor in network.state_dict().items():
    values = tensor.contiguous().numpy().astype("<f4").tobytes()
    header[name] = {
        "dtype": "F32",
        "shape": list(tensor.shape),
        "data_offsets": [len(data), len(data) + len(values)],
    }
    data += values
head = json.dumps(header).encode()
(here / "model.safetensors").write_bytes(struct.pack("<Q", len(head)) + head + data)

config = {
    "formatVersion": 2,
    "input": {"width": 28, "height": 28, "channels": 1, "range": [0, 1]},
    "latent": {"dimensions": 2, "code": "normal"},
    "network": {"kind": "mlp", "encoder": [8], "decoder": [8], "activation": "relu"},
    "output": "logits",
    "likelihood": {"kind": "bernoulli"},
}
(here / "config.json").write_text(json.dumps(config, indent=2) + "\n")

# Pixel i of image k is (37 i + 101 k) mod 256.
pixels = (37 * torch.arange(784) + 101 * torch.arange(3).reshape(3, 1)) % 256
places = torch.tensor([[0.0, 0.0], [1.5, -0.5]])
with torch.no_grad():
    features = network.encoder(pixels / 255)
    answers = {
        "mean": network.mean(features),
        "log_variance": network.log_variance(features),
        "places": places,
        "decoded": torch.sigmoid(network.decoder(places)),
    }
expected = {name: [round(v, 6) for v in t.flatten().tolist()] for name, t in answers.items()}
(here / "expected.json").write_text(json.dumps(expected) + "\n")
