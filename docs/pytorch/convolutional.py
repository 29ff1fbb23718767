"""The convolutional network with depth-to-space (network kind "convolutional").

python convolutional.py MODEL-FOLDER DATA-FOLDER [POINTS.npz]
"""

import torch.nn as nn

from lunula import ACTIVATIONS, Autoencoder, main


def connected(widths, activation):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return layers


def build(config):
    network, size = config["network"], config["input"]
    latents, classes = config["latent"]["dimensions"], config["classes"]
    activation = ACTIVATIONS[network["activation"]]
    channels, hidden = network["channels"], network["hidden"]
    if isinstance(hidden, int):
        hidden = [hidden]
    height, width = (size[side] >> len(channels) for side in ("height", "width"))
    features = channels[-1] * height * width

    encoder, planes = [], 1
    for out in channels:
        encoder += [nn.Conv2d(planes, out, 4, stride=2, padding=1), activation()]
        planes = out
    encoder += [nn.Flatten(), *connected([features, *hidden], activation)]
    if config["latent"]["code"] == "point":
        encoder.append(nn.Linear(hidden[-1], latents))

    decoder = connected([latents + classes, *reversed(hidden), features], activation)
    decoder.append(nn.Unflatten(1, (channels[-1], height, width)))
    for out in reversed(channels[:-1]):
        decoder += [nn.Conv2d(planes, 4 * out, 3, padding=1), nn.PixelShuffle(2), activation()]
        planes = out
    decoder += [nn.Conv2d(planes, 4, 3, padding=1), nn.PixelShuffle(2)]
    if config["output"] in ("sigmoid", "tanh"):
        decoder.append(ACTIVATIONS[config["output"]]())

    autoencoder = Autoencoder(
        config, nn.Sequential(*encoder), nn.Sequential(*decoder), hidden[-1] + classes
    )
    autoencoder.plane = (1, size["height"], size["width"])
    autoencoder.class_at_input = False
    return autoencoder


if __name__ == "__main__":
    main(build)
