"""Runs a program that Lunula wrote ("Show the code", or `lunula models code`) and compares what it
decodes with Lunula's pixels, and what it encodes with the scripts here.

python check_program.py MODEL-FOLDER PROGRAM.py POINTS.npz
"""

import importlib
import os
import runpy
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

from lunula import config


def main():
    folder, program, points = (Path(word).resolve() for word in sys.argv[1:])
    elsewhere = tempfile.mkdtemp()
    shutil.copy(program.with_suffix(".safetensors"), elsewhere)
    os.chdir(elsewhere)
    written = runpy.run_path(str(program))
    lunula = np.load(points)
    place = np.float32(written["Z"])
    (index,) = [i for i, point in enumerate(lunula["points"]) if np.array_equal(place, point)]
    if "probabilities" in written:
        best = written["probabilities"].topk(lunula["probabilities"].shape[2]).values.numpy()
        away = np.abs(best - lunula["probabilities"][index]).max()
        print(f"{program.name}: largest difference of a character's probability: {away:.2e}")
        sys.exit(0 if away <= 1e-4 else "the program and Lunula do not agree on " + str(folder))
    pixels = written["pixels"].numpy()
    difference = np.abs(pixels - lunula["pixels"][index].ravel()).max()
    print(f"{program.name}: largest difference of a decoded pixel: {difference:.2e}")

    if "code" not in written and "mean" not in written:
        sys.exit(0 if difference <= 1e-4 else "the program and Lunula do not agree on " + str(folder))
    kind = config(folder)["network"]["kind"].replace("-", "_")
    network = importlib.import_module(kind).build(config(folder)).load(folder)
    label = torch.tensor([written["CLASS"]]) if network.classes else None
    with torch.no_grad():
        expected, _ = network.posterior(written["levels"][None] / 255, label)
    code = written["mean" if network.variational else "code"]
    away = (code - expected).abs().max().item()
    print(f"{program.name}: largest difference of an encoded number: {away:.2e}")
    if difference > 1e-4 or away > 1e-4 or not Path("decoded.png").stat().st_size:
        sys.exit("the program and Lunula do not agree on " + str(folder))


if __name__ == "__main__":
    main()
