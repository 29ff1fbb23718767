"""Fully connected networks: AE, VAE, CVAE, denoising or not (network kind "mlp").

python mlp.py MODEL-FOLDER DATA-FOLDER [POINTS.npz]
"""

import torch.nn as nn

from lunula import ACTIVATIONS, Autoencoder, main


def stack(inputs, widths, activation):
    layers = []
    for units in widths:
        layers += [nn.Linear(inputs, units), activation()]
        inputs = units
    return layers


def build(config):
    network, size = config["network"], config["input"]["width"] * config["input"]["height"]
    latents, classes = config["latent"]["dimensions"], config["classes"]
    activation = ACTIVATIONS[network["activation"]]
    encoder = stack(size + classes, network["encoder"], activation)
    if config["latent"]["code"] == "point":
        encoder.append(nn.Linear(network["encoder"][-1], latents))
    decoder = stack(latents + classes, network["decoder"], activation)
    decoder.append(nn.Linear(network["decoder"][-1], size))
    if config["output"] in ("sigmoid", "tanh"):
        decoder.append(ACTIVATIONS[config["output"]]())
    return Autoencoder(
        config, nn.Sequential(*encoder), nn.Sequential(*decoder), network["encoder"][-1]
    )


if __name__ == "__main__":
    main(build)
