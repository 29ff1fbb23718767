"""Small convolutional networks for images of 8 x 8, saved as PyTorch users save them, and what PyTorch computes with
them: `python make_convolutional.py` writes convolutional/NAME.safetensors and NAME.json. Needs torch."""
import json
import struct
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

FOLDER = Path(__file__).parent / "convolutional"
torch.manual_seed(5)
X = torch.tensor([[37 * i + 101 * n & 255 for i in range(64)] for n in range(3)]).float().view(3, 1, 8, 8) / 255


class Strided(nn.Module):
    """Kernel 4, stride 2, padding 1 on both sides; nothing between the code and the planes."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Conv2d(1, 3, 4, 2, 1), nn.ReLU(), nn.Conv2d(3, 5, 4, 2, 1), nn.ReLU())
        self.fc_mu, self.fc_var = nn.Linear(20, 2), nn.Linear(20, 2)
        self.decoder_input = nn.Linear(2, 20)
        self.decoder = nn.Sequential(nn.ConvTranspose2d(5, 3, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(3, 1, 4, 2, 1))

    def encode(self, x):
        return self.fc_mu(self.encoder(x).flatten(1))

    def decode(self, z):
        return self.decoder(self.decoder_input(z).view(-1, 5, 2, 2))


class Normalised(nn.Module):
    """Kernel 3, output padding 1, batch normalisation, as many planes in as out, a convolution at the end."""

    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(1, 4, 3, 2, 1, bias=False), nn.BatchNorm2d(4)
        self.fc1, self.fc21, self.fc22 = nn.Linear(64, 6), nn.Linear(6, 2), nn.Linear(6, 2)
        self.fc3 = nn.Linear(2, 64)
        self.final = nn.Sequential(
            nn.ConvTranspose2d(4, 4, 3, 2, 1, 1), nn.BatchNorm2d(4), nn.LeakyReLU(), nn.Conv2d(4, 1, 3, padding=1)
        )

    def encode(self, x):
        return self.fc21(F.leaky_relu(self.fc1(F.leaky_relu(self.bn1(self.conv1(x))).flatten(1))))

    def decode(self, z):
        return self.final(F.leaky_relu(self.fc3(z)).view(-1, 4, 4, 4))


class Pooled(nn.Module):
    """A plain autoencoder whose code is planes."""

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 4, 3, padding=1), nn.Conv2d(4, 2, 3, padding=1)
        self.t_conv1, self.t_conv2 = nn.ConvTranspose2d(2, 4, 2, 2), nn.ConvTranspose2d(4, 1, 2, 2)

    def encode(self, x):
        return F.max_pool2d(F.relu(self.conv2(F.max_pool2d(F.relu(self.conv1(x)), 2))), 2).flatten(1)

    def decode(self, z):
        return self.t_conv2(F.relu(self.t_conv1(z.view(-1, 2, 2, 2))))


class Kernels(nn.Module):
    """Convolutions alone, the code among them."""

    def __init__(self):
        super().__init__()
        self.enc = nn.Sequential(nn.Conv2d(1, 4, 4, 2, 1), nn.Tanh(), nn.Conv2d(4, 6, 4), nn.Tanh())
        self.mu, self.logvar = nn.Conv2d(6, 3, 1), nn.Conv2d(6, 3, 1)
        self.dec = nn.Sequential(nn.ConvTranspose2d(3, 4, 4), nn.Tanh(), nn.ConvTranspose2d(4, 1, 4, 2, 1))

    def encode(self, x):
        return self.mu(self.enc(x)).flatten(1)

    def decode(self, z):
        return self.dec(z.view(-1, 3, 1, 1))


FOLDER.mkdir(exist_ok=True)
for network in Strided, Normalised, Pooled, Kernels:
    model = network()
    for layer in model.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.running_mean.uniform_(-0.5, 0.5)
            layer.running_var.uniform_(0.5, 2)
            nn.init.uniform_(layer.weight, 0.5, 2)
            nn.init.uniform_(layer.bias, -0.5, 0.5)
    model.eval()
    with torch.no_grad():
        code = model.encode(X)
        pixels = torch.sigmoid(model.decode(code)).flatten(1)
    name = network.__name__.lower()
    tensors = {k: v for k, v in model.state_dict().items() if v.is_floating_point()}
    header, data = {}, b""
    for key, tensor in tensors.items():
        end = len(data) + 4 * tensor.numel()
        header[key] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), end]}
        data += struct.pack("<%df" % tensor.numel(), *tensor.flatten().tolist())
    head = json.dumps(header).encode()
    (FOLDER / (name + ".safetensors")).write_bytes(struct.pack("<Q", len(head)) + head + data)
    numbers = {"code": code.flatten().tolist(), "pixels": pixels.flatten().tolist()}
    rounded = {key: [float("%.7g" % value) for value in values] for key, values in numbers.items()}
    (FOLDER / (name + ".json")).write_text(json.dumps(rounded) + "\n")
