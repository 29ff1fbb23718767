"""One epoch of 784-512-2-512-784 in PyTorch for every line on standard input; prints its seconds.

Usage: python epoch.py TRAIN_IMAGES_IDX3_GZ
"""
import gzip
import sys
import time

import numpy as np
import torch
from torch import nn

BATCH = 128

torch.manual_seed(1)
with gzip.open(sys.argv[1]) as file:
    pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 784)
images = torch.tensor(pixels, dtype=torch.float32) / 255
encoder = nn.Sequential(nn.Linear(784, 512), nn.ReLU())
mean_head = nn.Linear(512, 2)
log_variance_head = nn.Linear(512, 2)
decoder = nn.Sequential(nn.Linear(2, 512), nn.ReLU(), nn.Linear(512, 784))
parameters = nn.ModuleList([encoder, mean_head, log_variance_head, decoder]).parameters()
adam = torch.optim.Adam(parameters, lr=1e-3, fused=True)

print(f"PyTorch {torch.__version__}", flush=True)
for _ in sys.stdin:
    began = time.perf_counter()
    order = torch.randperm(len(images))
    for first in range(0, len(images), BATCH):
        x = images[order[first:first + BATCH]]
        hidden = encoder(x)
        mean, log_variance = mean_head(hidden), log_variance_head(hidden)
        z = mean + torch.exp(log_variance / 2) * torch.randn_like(mean)
        reconstruction = nn.functional.binary_cross_entropy_with_logits(
            decoder(z), x, reduction="sum")
        kl = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).sum()
        loss = (reconstruction + kl) / len(x)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(time.perf_counter() - began, flush=True)
