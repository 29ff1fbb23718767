"""Encoders that weigh places of the map, with a fully connected decoder (network kind "anchors").

python anchors.py MODEL-FOLDER DATA-FOLDER [POINTS.npz]
"""

import torch.nn as nn

from lunula import ACTIVATIONS, Autoencoder, main
from mlp import stack


def build(config):
    network, size = config["network"], config["input"]["width"] * config["input"]["height"]
    latents, classes = config["latent"]["dimensions"], config["classes"]
    encoder = [
        nn.Linear(size + classes, network["rank"]),
        nn.Linear(network["rank"], network["anchors"]),
        nn.Softmax(1),
    ]
    if config["latent"]["code"] == "point":
        encoder.append(nn.Linear(network["anchors"], latents))
    decoder = stack(latents + classes, network["decoder"], ACTIVATIONS[network["activation"]])
    decoder.append(nn.Linear(network["decoder"][-1], size))
    if config["output"] in ("sigmoid", "tanh"):
        decoder.append(ACTIVATIONS[config["output"]]())
    return Autoencoder(config, nn.Sequential(*encoder), nn.Sequential(*decoder), network["anchors"])


if __name__ == "__main__":
    main(build)
