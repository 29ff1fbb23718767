"""Generators with their critics (network kinds "gan" and "gan-convolutional").

python gan.py MODEL-FOLDER DATA-FOLDER [POINTS.npz]

Prints the critic's mean scores of test images and of pictures generated from the prior, and their
gap beside the card's, which other draws move by some hundredths.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from lunula import ACTIVATIONS, config, tensors, test_set
from mlp import stack


def convolutional(config, activation, of_critic):
    size, channels = config["input"], config["network"]["channels"]
    height, width = (size[side] >> len(channels) for side in ("height", "width"))
    features = channels[-1] * height * width
    generator = [nn.Linear(config["latent"]["dimensions"], features), activation()]
    generator.append(nn.Unflatten(1, (channels[-1], height, width)))
    for planes, out in zip(channels[:0:-1], channels[-2::-1]):
        generator += [nn.ConvTranspose2d(planes, out, 4, stride=2, padding=1), activation()]
    generator.append(nn.ConvTranspose2d(channels[0], 1, 4, stride=2, padding=1))
    critic = []
    for planes, out in zip([1, *channels], channels):
        critic += [nn.Conv2d(planes, out, 4, stride=2, padding=1), of_critic()]
    return generator, [*critic, nn.Flatten(), nn.Linear(features, 1)]


class Generator(nn.Module):
    def __init__(self, config):
        super().__init__()
        network, size = config["network"], config["input"]["width"] * config["input"]["height"]
        self.latents, self.classes = config["latent"]["dimensions"], config["classes"]
        self.uniform = network["prior"] == "uniform"
        activation, of_critic = (
            ACTIVATIONS[network[name]] for name in ("activation", "criticActivation")
        )
        if network["kind"] == "gan-convolutional":
            generator, critic = convolutional(config, activation, of_critic)
        else:
            generator = stack(self.latents + self.classes, network["generator"], activation)
            generator.append(nn.Linear(network["generator"][-1], size))
            critic = stack(size + self.classes, network["critic"], of_critic)
            critic.append(nn.Linear(network["critic"][-1], 1))
        self.generator = nn.Sequential(*generator, nn.Sigmoid())
        self.critic = nn.Sequential(*critic)
        self.shape = (1, config["input"]["height"], config["input"]["width"])

    def told(self, rows, labels):
        if not self.classes:
            return rows
        return torch.cat([rows, F.one_hot(labels, self.classes).float()], 1)

    def decoded(self, z, labels=None):
        return self.generator(self.told(z, labels)).flatten(1)

    def pixels(self, decoded):
        return decoded

    def score(self, x, labels=None):
        if isinstance(self.critic[0], nn.Conv2d):
            return self.critic(x.reshape(-1, *self.shape))
        return self.critic(self.told(x, labels))

    def drawn(self, count):
        if self.uniform:
            return 2 * torch.rand(count, self.latents) - 1
        return torch.randn(count, self.latents)

    def load(self, folder):
        """Takes a model's weights; every name and every shape must fit."""
        self.load_state_dict(tensors(Path(folder) / "model.safetensors"), strict=True)
        return self


def build(config):
    return Generator(config)


def main():
    folder, data = sys.argv[1:3]
    network = build(config(folder)).load(folder).eval()
    x, labels = test_set(data)
    torch.manual_seed(0)
    with torch.no_grad():
        real = network.score(x, labels).mean().item()
        made = network.decoded(network.drawn(len(x)), labels)
        generated = network.score(made, labels).mean().item()
    card = json.loads((Path(folder) / "card.json").read_text(encoding="utf-8"))["test"]["sampled"]
    gap = real - generated
    print(f"scores: real {real:.3f}, generated {generated:.3f}; gap {gap:.3f}, card {card['gap']:.3f}")
    same = abs(gap - card["gap"]) < 0.05 * max(1.0, abs(card["gap"]))
    if len(sys.argv) > 3:
        lunula = np.load(sys.argv[3])
        z = torch.from_numpy(lunula["points"]).float()
        told = torch.from_numpy(lunula["labels"]).long() if network.classes else None
        with torch.no_grad():
            here = network.decoded(z, told).numpy()
        difference = np.abs(here - lunula["pixels"].reshape(here.shape)).max()
        print(f"largest difference of a generated pixel: {difference:.2e}")
        same = same and difference < 1e-4
    sys.exit(0 if same else "PyTorch and Lunula do not agree on " + str(folder))


if __name__ == "__main__":
    main()
