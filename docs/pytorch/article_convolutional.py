"""The article's convolutional autoencoder, whose code is 8 planes of 2 x 2 (network kind
"article-convolutional").

python article_convolutional.py MODEL-FOLDER DATA-FOLDER [POINTS.npz]
"""

import torch.nn as nn

from lunula import ACTIVATIONS, Autoencoder, main


def build(config):
    latents, classes = config["latent"]["dimensions"], config["classes"]
    point = config["latent"]["code"] == "point"
    encoder = [
        nn.Conv2d(1, 16, 3, stride=3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2, stride=2),
        nn.Conv2d(16, 8, 3, stride=2, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2, stride=1),
    ]
    decoder = [
        nn.ConvTranspose2d(8, 16, 3, stride=2),
        nn.ReLU(),
        nn.ConvTranspose2d(16, 8, 5, stride=3, padding=1),
        nn.ReLU(),
        nn.ConvTranspose2d(8, 1, 2, stride=2, padding=1),
    ]
    direct = point and classes == 0 and latents == 8 * 2 * 2
    if not direct:
        # Any other code has a linear layer of its own on either side.
        encoder += [nn.Flatten()] + ([nn.Linear(32, latents)] if point else [])
        decoder = [nn.Linear(latents + classes, 32), nn.Unflatten(1, (8, 2, 2))] + decoder
    if config["output"] in ("sigmoid", "tanh"):
        decoder.append(ACTIVATIONS[config["output"]]())
    autoencoder = Autoencoder(
        config, nn.Sequential(*encoder), nn.Sequential(*decoder), 32 + classes
    )
    autoencoder.plane = (1, 28, 28)
    autoencoder.class_at_input = False
    autoencoder.code_planes = (8, 2, 2) if direct else None
    return autoencoder


if __name__ == "__main__":
    main(build)
