"""Pictures and descriptions in one latent space (network kind "mvae").

python mvae.py MODEL-FOLDER DATA-FOLDER [POINTS.npz]

Compares decoded pixels, and the three bounds at the posterior means with the card's. DATA-FOLDER
holds IDX files, and for numbers a table of the test images' factors.
"""

import csv
import json
import math
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from lunula import ACTIVATIONS, Autoencoder, config, tensors, test_set
from mlp import stack

DEVIATION = 0.1  # of an angle's sine and cosine


class Multimodal(Autoencoder):
    def __init__(self, config):
        network, size = config["network"], config["input"]["width"] * config["input"]["height"]
        latents, activation = config["latent"]["dimensions"], ACTIVATIONS[config["network"]["activation"]]
        decoder = stack(latents, network["decoder"], activation)
        super().__init__(
            config,
            nn.Sequential(*stack(size, network["encoder"], activation)),
            nn.Sequential(*decoder, nn.Linear(network["decoder"][-1], size)),
            network["encoder"][-1],
        )
        self.numbers = network["description"] == "numbers"
        # Phase and tilt as sine and cosine; or the class with a single 1, and three words as -1 or 1.
        width = 4 if self.numbers else network["classes"] + 3
        widths = network["descriptionLayers"]
        self.description_encoder = nn.Sequential(*stack(width, widths, activation))
        self.description_mean = nn.Linear(widths[-1], latents)
        self.description_log_variance = nn.Linear(widths[-1], latents)
        back = stack(latents, widths[::-1], activation)
        self.description_decoder = nn.Sequential(*back, nn.Linear(widths[0], width))

    def product(self, x=None, description=None):
        """Mean and log-variance of the product of the prior and what each modality says."""
        precision, moment = 1.0, 0.0
        if x is not None:
            features = self.encoder(x)
            own = torch.exp(-self.log_variance(features))
            precision, moment = precision + own, moment + own * self.mean(features)
        if description is not None:
            features = self.description_encoder(description)
            own = torch.exp(-self.description_log_variance(features))
            precision, moment = precision + own, moment + own * self.description_mean(features)
        return moment / precision, -torch.log(precision)

    def posterior(self, x, labels=None):
        return self.product(x)

    def misfit(self, z, description):
        """-log p(description|z), weighted, without the constants of normals."""
        said = self.description_decoder(z)
        if self.numbers:
            nats = ((said - description) ** 2).sum(1) / (2 * DEVIATION**2)
        else:
            classes = self.config["network"]["classes"]
            nats = F.cross_entropy(said[:, :classes], description[:, :classes], reduction="none")
            nats = nats + F.softplus(-said[:, classes:] * description[:, classes:]).sum(1)
        return self.config["network"]["descriptionWeight"] * nats

    @torch.no_grad()
    def bounds(self, x, description):
        """Reconstruction and KL of pictures, -ELBO of descriptions and of both, at the means."""

        def kl(mean, log_variance):
            return 0.5 * (mean**2 + log_variance.exp() - log_variance - 1).sum(1)

        picture, words, both = self.product(x), self.product(None, description), self.product(x, description)
        return {
            "reconstruction": self.reconstruction(self.decoded(picture[0]), x).mean().item(),
            "kl": kl(*picture).mean().item(),
            "description": (self.misfit(words[0], description) + kl(*words)).mean().item(),
            "both": (
                self.reconstruction(self.decoded(both[0]), x)
                + self.misfit(both[0], description)
                + kl(*both)
            ).mean().item(),
        }


def build(config):
    return Multimodal(config)


def numbers(folder):
    """Phase and tilt of the test images as sine and cosine."""
    (file,) = Path(folder).glob("t10k-factors.csv")
    with open(file, newline="", encoding="utf-8") as rows:
        found = [(float(row["phase"]), float(row["tilt"])) for row in csv.DictReader(rows)]
    angles = np.radians(np.array(found))
    parts = [np.sin(angles[:, 0]), np.cos(angles[:, 0]), np.sin(angles[:, 1]), np.cos(angles[:, 1])]
    return torch.from_numpy(np.stack(parts, 1)).float()


def words(x, labels, classes, side):
    """The class, and whether each picture is light, wide and long: light if its ink, the pixels of
    at least a tenth of white, has a mean of at least 0.6; wide, or long, if what has at least a
    quarter of white reaches over at least three quarters of the width, or of the height."""
    level = torch.round(255 * x)
    ink = level >= 26
    light = (level * ink).sum(1) >= 0.6 * 255 * ink.sum(1)
    light = light & (ink.sum(1) > 0)
    body = (level >= 64).view(-1, *side)
    said = [light]
    for axis in (1, 2):  # columns, then rows
        there = body.any(axis)
        length = there.shape[1]
        places = torch.arange(length)
        first = torch.where(there, places, length).min(1).values
        last = torch.where(there, places, -1).max(1).values
        said.append(torch.where(last < 0, 0, last - first + 1) >= 0.75 * length)
    signs = 2 * torch.stack(said, 1).float() - 1
    return torch.cat([F.one_hot(labels, classes).float(), signs], 1)


def main():
    folder, data = sys.argv[1:3]
    settings = config(folder)
    network = build(settings)
    network.load_state_dict(tensors(Path(folder) / "model.safetensors"), strict=True)
    network.eval()
    x, labels = test_set(data)
    side = settings["input"]["height"], settings["input"]["width"]
    description = (
        numbers(data) if network.numbers else words(x, labels, settings["network"]["classes"], side)
    )
    found = network.bounds(x, description)
    card = json.loads((Path(folder) / "card.json").read_text(encoding="utf-8"))["test"]["atMean"]
    same = True
    for name, value in found.items():
        print(f"{name}: {value:.4f}, card {card[name]:.4f}")
        same = same and math.isclose(value, card[name], rel_tol=1e-4, abs_tol=1e-3)
    if len(sys.argv) > 3:
        lunula = np.load(sys.argv[3])
        with torch.no_grad():
            here = network.pixels(network.decoded(torch.from_numpy(lunula["points"]).float())).numpy()
        difference = np.abs(here - lunula["pixels"].reshape(here.shape)).max()
        print(f"largest difference of a decoded pixel: {difference:.2e}")
        same = same and difference < 1e-4
    sys.exit(0 if same else "PyTorch and Lunula do not agree on " + str(folder))


if __name__ == "__main__":
    main()
