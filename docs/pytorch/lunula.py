"""What every script here needs: Lunula's files, read with NumPy and PyTorch alone."""

import gzip
import json
import math
import struct
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

ACTIVATIONS = {
    "relu": nn.ReLU,
    "leaky_relu": nn.LeakyReLU,
    "silu": nn.SiLU,
    "gelu": nn.GELU,
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
}


def config(folder):
    """A model's config.json (format 2), with Lunula's defaults for what one written by hand may
    leave out."""
    found = json.loads((Path(folder) / "config.json").read_text(encoding="utf-8"))
    found.setdefault("classes", 0)
    found["likelihood"] = {"scale": 1.0, "learned": False} | found["likelihood"]
    return found


def tensors(file):
    """All tensors of a safetensors file by name; the package `safetensors` does the same."""
    data = Path(file).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    found = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            values = np.frombuffer(data[begin:end], dtype="<f4").reshape(entry["shape"])
            found[name] = torch.from_numpy(values.copy())
    return found


def idx(file):
    """The numbers of an IDX file, gzipped or not."""
    data = Path(file).read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    axes = data[3]
    shape = struct.unpack(">" + "I" * axes, data[4 : 4 + 4 * axes])
    return np.frombuffer(data, dtype=np.uint8, offset=4 + 4 * axes).reshape(shape)


def test_set(folder):
    """Test images of an IDX data set, shape (count, pixels) in 0..1, and their classes."""
    (images,) = Path(folder).glob("t10k-images*")
    (labels,) = Path(folder).glob("t10k-labels*")
    pixels = torch.from_numpy(idx(images).copy()).flatten(1).float() / 255
    return pixels, torch.from_numpy(idx(labels).copy()).long()


class Autoencoder(nn.Module):
    """Both halves as Lunula puts them together; the scripts say which layers they have."""

    def __init__(self, config, encoder, decoder, features):
        super().__init__()
        self.config = config
        self.classes = config["classes"]
        self.encoder, self.decoder = encoder, decoder
        self.variational = config["latent"]["code"] == "normal"
        if self.variational:
            latents = config["latent"]["dimensions"]
            self.mean = nn.Linear(features, latents)
            self.log_variance = nn.Linear(features, latents)
        if config["likelihood"]["learned"]:
            self.log_scale = nn.Parameter(torch.zeros(1))

    # Convolutional networks see an image as a plane and the class beside their features.
    plane = None
    class_at_input = True
    code_planes = None

    def one_hot(self, labels):
        return F.one_hot(labels, self.classes).float() if self.classes else None

    def posterior(self, x, labels=None):
        told = self.one_hot(labels) if self.classes else None
        seen = 2 * x - 1 if self.config["output"] == "tanh" else x
        if self.plane:
            seen = seen.view(-1, *self.plane)
        elif told is not None:
            seen = torch.cat([seen, told], 1)
        features = self.encoder(seen).flatten(1)
        if not self.variational:
            return features, None
        if told is not None and not self.class_at_input:
            features = torch.cat([features, told], 1)
        return self.mean(features), self.log_variance(features)

    def decoded(self, z, labels=None):
        if self.classes:
            z = torch.cat([z, self.one_hot(labels)], 1)
        if self.code_planes:
            z = z.view(-1, *self.code_planes)
        return self.decoder(z).flatten(1)

    def pixels(self, decoded):
        """Expected grey values in 0..1."""
        return {
            "logits": torch.sigmoid,
            "sigmoid": lambda y: y,
            "linear": lambda y: y,
            "tanh": lambda y: (y + 1) / 2,
        }[self.config["output"]](decoded)

    def reconstruction(self, decoded, x):
        """-log p(x|z) of each image in nats, with the constants."""
        likelihood = self.config["likelihood"]
        if likelihood["kind"] == "bernoulli":
            return F.binary_cross_entropy_with_logits(decoded, x, reduction="none").sum(1)
        scale = math.exp(self.log_scale.item()) if likelihood["learned"] else likelihood["scale"]
        difference = self.pixels(decoded) - x
        if likelihood["kind"] == "gaussian":
            nats = difference**2 / (2 * scale) + math.log(2 * math.pi * scale) / 2
        else:
            nats = difference.abs() / scale + math.log(2 * scale)
        return nats.sum(1)

    @torch.no_grad()
    def losses(self, x, labels=None, draws=0):
        """Mean reconstruction and KL in nats per image: with so many draws of z from each image's
        posterior, or at its mean if there are none. With draws, their sum is the test -ELBO."""
        self.eval()
        mean, log_variance = self.posterior(x, labels)
        if not self.variational:
            return self.reconstruction(self.decoded(mean, labels), x).mean().item(), 0.0
        kl = 0.5 * (mean**2 + log_variance.exp() - log_variance - 1).sum(1)
        spread = torch.exp(log_variance / 2)
        places = [mean + spread * torch.randn_like(mean) for _ in range(draws)] or [mean]
        found = [self.reconstruction(self.decoded(z, labels), x).mean().item() for z in places]
        return sum(found) / len(found), kl.mean().item()

    def load(self, folder):
        """Takes a model's weights; every name and every shape must fit."""
        self.load_state_dict(tensors(Path(folder) / "model.safetensors"), strict=True)
        return self


def report(network, folder, data):
    """Prints the losses beside the card's; says whether both figures are the same."""
    x, labels = test_set(data)
    torch.manual_seed(0)
    told = labels if network.classes else None
    return report_losses(lambda draws: network.losses(x, told, draws), folder, network.variational)


def report_losses(losses, folder, variational):
    """Prints what `losses(draws)` gives, reconstruction and KL, beside the card's; says whether both
    figures are the same to 0.1 nat. On few images only, luck alone moves the sampled one by more:
    four times its spread is allowed."""
    card = json.loads((Path(folder) / "card.json").read_text(encoding="utf-8"))["test"]
    same = True
    for name, draws in (("sampled", 8), ("atMean", 0)):
        found = torch.tensor([losses(min(draws, 1)) for _ in range(max(draws, 1))])
        here, there = found.double().mean(0).tolist(), card[name]
        luck = 4 * found.sum(1).std().item() if draws else 0.0
        terms = f"reconstruction {here[0]:.3f}"
        if variational:
            terms += f" + KL {here[1]:.3f} = {sum(here):.3f}"
        expected = there["reconstruction"] + there["kl"]
        print(f"{name}: {terms} nats; the card says {expected:.3f}")
        same = same and abs(sum(here) - expected) < max(0.1, luck)
    return same


def main(build):
    """`python SCRIPT.py MODEL-FOLDER DATA-FOLDER [POINTS.npz]`: the last holds `points` and the
    pixels that Lunula decoded there, from `lunula decode MODEL --points … --npz POINTS.npz`."""
    import sys

    folder, data = sys.argv[1:3]
    network = build(config(folder)).load(folder)
    same = report(network, folder, data)
    if len(sys.argv) > 3:
        lunula = np.load(sys.argv[3])
        z = torch.from_numpy(lunula["points"]).float()
        labels = torch.from_numpy(lunula["labels"]).long() if network.classes else None
        with torch.no_grad():
            here = network.eval().pixels(network.decoded(z, labels)).numpy()
        difference = np.abs(here - lunula["pixels"].reshape(here.shape)).max()
        print(f"largest difference of a decoded pixel: {difference:.2e}")
        same = same and difference < 1e-4
    sys.exit(0 if same else "PyTorch and Lunula do not agree on " + str(folder))
