"""Autoencoders of texts (network kind "text").

python text.py MODEL-FOLDER TEXTS [POINTS.npz]

TEXTS is a bundled set as it lies in assets, one text a line of a gzipped file, in tabs' first column.
POINTS.npz holds `points` and what Lunula decoded there: the likeliest `characters` of each place
(code points) and their `probabilities`, from `lunula decode MODEL --points … --npz POINTS.npz`.
"""

import gzip
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from lunula import config, report_losses, tensors

SEED, SHARES = 5332, {10: 10_000, 6: 735}  # who is held out, and how many of which length


class GatedConvolution(nn.Conv1d):
    """x + a σ(b) along the places; (batch, places, width) in and out."""

    def __init__(self, width, kernel):
        super().__init__(width, 2 * width, kernel, padding=kernel // 2)

    def forward(self, x):
        a, b = super().forward(x.transpose(1, 2)).chunk(2, 1)
        return x + (a * torch.sigmoid(b)).transpose(1, 2)


class RunningNorm(nn.Module):
    """nn.BatchNorm1d(width, affine=False) at work, without its count of batches."""

    def __init__(self, width):
        super().__init__()
        self.register_buffer("running_mean", torch.zeros(width))
        self.register_buffer("running_var", torch.ones(width))

    def forward(self, x):
        return (x - self.running_mean) / torch.sqrt(self.running_var + 1e-5)


class Texts(nn.Module):
    def __init__(self, config):
        super().__init__()
        network, places = config["network"], config["input"]["width"]
        width, latents = network["width"], config["latent"]["dimensions"]
        self.alphabet = network["alphabet"]
        self.variational = config["latent"]["code"] == "normal"
        encoder = [GatedConvolution(width, 3) for _ in range(network["encoderBlocks"])]
        self.encoder = nn.Sequential(nn.Embedding(len(self.alphabet), width), *encoder, nn.Flatten())
        if self.variational:
            self.mean = nn.Linear(places * width, latents)
            self.log_variance = nn.Linear(places * width, latents)
        else:
            self.encoder.append(nn.Linear(places * width, latents))
        self.scale = network["meanScale"] / 100
        if self.scale:
            self.mean_norm = RunningNorm(latents)
        decoder = [GatedConvolution(width, 3) for _ in range(network["decoderBlocks"])]
        self.decoder = nn.Sequential(
            nn.Linear(latents, places * width),
            nn.Unflatten(1, (places, width)),
            *decoder,
            nn.Linear(width, len(self.alphabet)),
        )

    def posterior(self, x):
        features = self.encoder(x)
        if not self.variational:
            return features, None
        mean = self.mean(features)
        return self.scale * self.mean_norm(mean) if self.scale else mean, self.log_variance(features)

    @torch.no_grad()
    def losses(self, x, draws):
        """Mean reconstruction and KL in nats a text: z drawn once, or at the mean."""
        reconstruction = divergence = 0.0
        for some in x.split(500):
            z, log_variance = self.posterior(some)
            if self.variational:
                divergence += 0.5 * (z**2 + log_variance.exp() - log_variance - 1).sum().item()
                if draws:
                    z = z + torch.exp(log_variance / 2) * torch.randn_like(z)
            logits = self.decoder(z).transpose(1, 2)
            reconstruction += F.cross_entropy(logits, some, reduction="sum").item()
        return reconstruction / len(x), divergence / len(x)


def random_numbers(seed):
    """java.util.Random's nextInt(bound)."""
    state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)

    def next_int(bound):
        nonlocal state
        while True:
            state = (state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
            bits = state >> 17
            if bound & (bound - 1) == 0:
                return (bound * bits) >> 31
            if bits - bits % bound + bound - 1 < 1 << 31:
                return bits % bound

    return next_int


def held_out(file):
    """The texts that Lunula held out."""
    lines = gzip.open(file, "rt", encoding="utf-8").read().splitlines()
    texts = [line.split("\t")[0] for line in lines]
    next_int = random_numbers(SEED)
    for i in range(len(texts) - 1, 0, -1):
        other = next_int(i + 1)
        texts[i], texts[other] = texts[other], texts[i]
    return texts[: SHARES[len(texts[0])]]


def main():
    folder, file = sys.argv[1:3]
    network = Texts(config(folder))
    network.load_state_dict(tensors(Path(folder) / "model.safetensors"), strict=True)
    network.eval()
    number = {character: i for i, character in enumerate(network.alphabet)}
    x = torch.tensor([[number[character] for character in text] for text in held_out(file)])
    torch.manual_seed(0)
    same = report_losses(lambda draws: network.losses(x, draws), folder, network.variational)
    if len(sys.argv) > 3:
        lunula = np.load(sys.argv[3])
        with torch.no_grad():
            here = torch.softmax(network.decoder(torch.from_numpy(lunula["points"]).float()), 2)
        there = torch.tensor([number[chr(each)] for each in lunula["characters"].ravel()])
        there = there.view(lunula["characters"].shape).long()
        away = here.gather(2, there) - torch.from_numpy(lunula["probabilities"])
        print(f"largest difference of a character's probability: {away.abs().max().item():.2e}")
        same = same and away.abs().max().item() < 1e-4
    sys.exit(0 if same else "PyTorch and Lunula do not agree on " + str(folder))


if __name__ == "__main__":
    main()
