"""What the benchmarks ask of PyTorch: the networks, losses, batches and data of Lunula's presets.
Prints one JSON object a line. Needs PyTorch alone; with NumPy, decoded pixels become its arrays.

python peer.py about [THREADS]
python peer.py train DATA_FOLDER PLAN [THREADS]
python peer.py infer MODEL_FOLDER DATA_FOLDER CALLS [THREADS]

A plan is a JSON object: network, latents, batch, rate, schedule, epochs; of texts, whose data is a
file with one a line, also freeBits and heldOut.
"""

import gzip
import json
import struct
import sys
import time
import warnings
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

ACTIVATIONS = {"relu": nn.ReLU, "silu": nn.SiLU}


def say(**what):
    print(json.dumps(what), flush=True)


def pixels(folder, part):
    """Images of a part of an IDX data set, shape (count, 784) in 0..1."""
    with gzip.open(next(Path(folder).glob(part + "-images*"))) as file:
        data = file.read()
    return torch.frombuffer(data, dtype=torch.uint8, offset=16).view(-1, 784).float().div_(255)


class Autoencoder(nn.Module):
    def __init__(self, network, latents=2):
        super().__init__()
        activation = ACTIVATIONS[network["activation"]]
        make = self.convolutional if network["kind"] == "convolutional" else self.mlp
        encoder, features, decoder = make(network, activation, latents)
        self.encoder, self.decoder = nn.Sequential(*encoder), nn.Sequential(*decoder)
        self.mean = nn.Linear(features, latents)
        self.log_variance = nn.Linear(features, latents)

    def mlp(self, network, activation, latents):
        def stack(widths):
            layers = []
            for inner, outer in zip(widths, widths[1:]):
                layers += [nn.Linear(inner, outer), activation()]
            return layers

        inwards, outwards = network["encoder"], network["decoder"]
        self.plane = None
        last = nn.Linear(outwards[-1], 784)
        return stack([784, *inwards]), inwards[-1], [*stack([latents, *outwards]), last]

    def convolutional(self, network, activation, latents):
        channels, hidden = network["channels"], network["hidden"]
        side = 28 >> len(channels)
        features = channels[-1] * side * side
        encoder, planes = [], 1
        for out in channels:
            encoder += [nn.Conv2d(planes, out, 4, stride=2, padding=1), activation()]
            planes = out
        encoder += [nn.Flatten(), nn.Linear(features, hidden), activation()]
        decoder = [nn.Linear(latents, hidden), activation(), nn.Linear(hidden, features)]
        decoder += [activation(), nn.Unflatten(1, (planes, side, side))]
        for out in reversed(channels[:-1]):
            decoder += [nn.Conv2d(planes, 4 * out, 3, padding=1), nn.PixelShuffle(2), activation()]
            planes = out
        decoder += [nn.Conv2d(planes, 4, 3, padding=1), nn.PixelShuffle(2), nn.Flatten()]
        self.plane = (1, 28, 28)
        return encoder, hidden, decoder

    def posterior(self, x):
        hidden = self.encoder(x.view(-1, *self.plane) if self.plane else x)
        return self.mean(hidden), self.log_variance(hidden)

    def losses(self, x):
        """Reconstruction and KL in nats, summed over the batch, z drawn once."""
        mean, log_variance = self.posterior(x)
        z = mean + torch.exp(log_variance / 2) * torch.randn_like(mean)
        reconstruction = binary_cross_entropy_with_logits(self.decoder(z), x, reduction="sum")
        kl = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).sum()
        return reconstruction, kl


class GatedConvolution(nn.Conv1d):
    """x + a sigmoid(b) along the places; (batch, width, places) in and out."""

    def __init__(self, width):
        super().__init__(width, 2 * width, 3, padding=1)

    def forward(self, x):
        a, b = super().forward(x).chunk(2, 1)
        return x + a * torch.sigmoid(b)


class Texts(nn.Module):
    """Texts of so many places, as in kexue.fm 5332: Lunula's network of the kind "text"."""

    def __init__(self, network, latents, places, characters):
        super().__init__()
        width = network["width"]
        self.shape = (width, places)
        self.embedding = nn.Embedding(characters, width)
        self.encoder = nn.Sequential(
            *(GatedConvolution(width) for _ in range(network["encoderBlocks"])), nn.Flatten()
        )
        self.mean = nn.Linear(places * width, latents)
        self.log_variance = nn.Linear(places * width, latents)
        self.spread = nn.Linear(latents, places * width)
        self.decoder = nn.Sequential(
            *(GatedConvolution(width) for _ in range(network["decoderBlocks"]))
        )
        self.out = nn.Linear(width, characters)

    def losses(self, x):
        """Reconstruction summed over the batch, and KL of each dimension, in nats, z drawn once."""
        features = self.encoder(self.embedding(x).transpose(1, 2))
        mean, log_variance = self.mean(features), self.log_variance(features)
        z = mean + torch.exp(log_variance / 2) * torch.randn_like(mean)
        decoded = self.decoder(self.spread(z).view(-1, *self.shape)).transpose(1, 2)
        logits = self.out(decoded).flatten(0, 1)
        reconstruction = nn.functional.cross_entropy(logits, x.flatten(), reduction="sum")
        kl = -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).sum(0)
        return reconstruction, kl


def characters(file, held_out):
    """Training and test texts as numbers of characters, and how many characters there are."""
    opened = gzip.open if str(file).endswith(".gz") else open
    with opened(file, "rt", encoding="utf-8") as lines:
        texts = [line.rstrip("\n").split("\t")[0] for line in lines]
    number = {each: i for i, each in enumerate(sorted(set("".join(texts))))}
    numbers = torch.tensor([[number[each] for each in text] for text in texts])
    order = torch.randperm(len(texts))
    return numbers[order[held_out:]], numbers[order[:held_out]], len(number)


def train_texts(file, plan):
    torch.manual_seed(1)
    texts, test, count = characters(file, plan["heldOut"])
    model = Texts(plan["network"], plan["latents"], texts.shape[1], count)
    adam = torch.optim.Adam(model.parameters(), lr=plan["rate"], fused=True)
    steps = -(-len(texts) // plan["batch"]) * plan["epochs"]
    cycle = torch.optim.lr_scheduler.OneCycleLR(
        adam, plan["rate"], total_steps=steps, cycle_momentum=False
    )
    for epoch in range(1, plan["epochs"] + 1):
        began = time.perf_counter()
        measured = []
        for step, chosen in enumerate(torch.randperm(len(texts)).split(plan["batch"])):
            x = texts[chosen]
            reconstruction, kl = model.losses(x)
            # What a dimension costs beyond its free bits, as a mean over the batch.
            costs = torch.clamp(kl / len(x), min=plan["freeBits"]).sum()
            loss = reconstruction / len(x) + costs
            adam.zero_grad()
            loss.backward()
            adam.step()
            cycle.step()
            # Looked at as often as Lunula looks.
            if step % 10 == 0:
                measured.append(loss.item())
        seconds = time.perf_counter() - began
        with torch.inference_mode():
            parts = [model.losses(x) for x in test[:2000].split(500)]
        bound = sum(loss.item() + kl.sum().item() for loss, kl in parts) / len(test[:2000])
        say(event="epoch", epoch=epoch, seconds=seconds, negativeElbo=bound)


class Game:
    """A generator and its critic: WGAN-GP (Gulrajani et al. 2017) on fully connected layers."""

    def __init__(self, plan):
        network = plan["network"]
        self.latents, self.uniform = plan["latents"], network["prior"] == "uniform"
        self.steps, self.weight = network["criticSteps"], network["penaltyWeight"]
        self.one_sided = network["penalty"] == "one_sided"

        def stack(widths, activation):
            layers = []
            for inner, outer in zip(widths, widths[1:]):
                layers += [nn.Linear(inner, outer), activation()]
            return nn.Sequential(*layers[:-1])

        self.generator = stack([self.latents, *network["generator"], 784], nn.ReLU)
        self.generator.append(nn.Sigmoid())
        self.critic = stack([784, *network["critic"], 1], nn.LeakyReLU)
        self.of_generator, self.of_critic = (
            torch.optim.Adam(part.parameters(), lr=plan["rate"], betas=(0.5, 0.999), fused=True)
            for part in (self.generator, self.critic)
        )

    def drawn(self, count):
        if self.uniform:
            return torch.rand(count, self.latents) * 2 - 1
        return torch.randn(count, self.latents)

    def critic_step(self, x):
        with torch.no_grad():
            made = self.generator(self.drawn(len(x)))
        share = torch.rand(len(x), 1)
        between = (share * x + (1 - share) * made).requires_grad_()
        (slope,) = torch.autograd.grad(self.critic(between).sum(), between, create_graph=True)
        over = slope.norm(dim=1) - 1
        penalty = torch.relu(over).mean() if self.one_sided else over.square().mean()
        loss = self.critic(made).mean() - self.critic(x).mean() + self.weight * penalty
        self.of_critic.zero_grad()
        loss.backward()
        self.of_critic.step()
        return loss

    def generator_step(self, count):
        loss = -self.critic(self.generator(self.drawn(count))).mean()
        self.of_generator.zero_grad()
        loss.backward()
        self.of_generator.step()

    @torch.inference_mode()
    def gap(self, x):
        return (self.critic(x).mean() - self.critic(self.generator(self.drawn(len(x)))).mean()).item()


def play(folder, plan):
    torch.manual_seed(1)
    images, test = pixels(folder, "train"), pixels(folder, "t10k")
    game, batches = Game(plan), 0
    for epoch in range(1, plan["epochs"] + 1):
        began = time.perf_counter()
        measured = []
        for step, chosen in enumerate(torch.randperm(len(images)).split(plan["batch"])):
            loss = game.critic_step(images[chosen])
            # Looked at as often as Lunula looks.
            if step % 10 == 0:
                measured.append(loss.item())
            batches += 1
            if batches % game.steps == 0:
                game.generator_step(len(chosen))
        seconds = time.perf_counter() - began
        say(event="epoch", epoch=epoch, seconds=seconds, gap=game.gap(test[:2000]))


@torch.inference_mode()
def tested(model, images):
    """The mean -ELBO over the test images."""
    return sum(sum(model.losses(x)).item() for x in images.split(1000)) / len(images)


def train(folder, plan):
    torch.manual_seed(1)
    images, test = pixels(folder, "train"), pixels(folder, "t10k")
    batch, epochs = plan["batch"], plan["epochs"]
    model = Autoencoder(plan["network"])
    adam = torch.optim.Adam(model.parameters(), lr=plan["rate"], fused=True)
    steps = -(-len(images) // batch) * epochs
    cycle = None
    if plan["schedule"] == "one_cycle":
        cycle = torch.optim.lr_scheduler.OneCycleLR(
            adam, plan["rate"], total_steps=steps, cycle_momentum=False
        )
    for epoch in range(1, epochs + 1):
        began = time.perf_counter()
        measured = []
        for step, chosen in enumerate(torch.randperm(len(images)).split(batch)):
            x = images[chosen]
            loss = sum(model.losses(x)) / len(x)
            adam.zero_grad()
            loss.backward()
            adam.step()
            if cycle:
                cycle.step()
            # Looked at as often as Lunula looks.
            if step % 10 == 0:
                measured.append(loss.item())
        seconds = time.perf_counter() - began
        say(event="epoch", epoch=epoch, seconds=seconds, negativeElbo=tested(model, test))


def weights(folder):
    """The tensors of a safetensors file by name."""
    data = (Path(folder) / "model.safetensors").read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    found = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            values = torch.frombuffer(bytearray(data[begin:end]), dtype=torch.float32)
            found[name] = values.view(entry["shape"])
    return found


def say_times(name, warm_up, calls, inputs, work, *percentiles):
    """Tells percentiles of a call's seconds: the nearest ranks."""
    seconds = []
    for call in range(warm_up + calls):
        given = inputs[call % len(inputs)]
        began = time.perf_counter()
        work(given)
        seconds.append(time.perf_counter() - began)
    ordered = sorted(seconds[warm_up:])
    for percent in percentiles:
        rank = -(-percent * len(ordered) // 100)
        say(figure=f"{name} p{percent}", value=ordered[max(0, rank - 1)])


@torch.inference_mode()
def infer(model_folder, data_folder, calls):
    config = json.loads((Path(model_folder) / "config.json").read_text(encoding="utf-8"))
    model = Autoencoder(config["network"]).eval()
    model.load_state_dict(weights(model_folder))
    images = torch.cat([pixels(data_folder, "t10k"), pixels(data_folder, "train")])
    try:
        import numpy  # noqa: F401, tensors become its arrays

        host = torch.Tensor.numpy
    except ImportError:
        host = torch.Tensor.contiguous
    # Tensors from the beginning: making them of Python's lists is not counted.
    places = [torch.rand(1, 2) * 4 - 2 for _ in range(1000)]
    grids = [torch.rand(400, 2) * 4 - 2 for _ in range(50)]

    def decode(z):
        return host(torch.sigmoid(model.decoder(z)))

    def encode(chunk):
        return [host(code) for x in images.split(chunk) for code in model.posterior(x)]

    say_times("decode 1", calls // 10, calls, places, decode, 50, 99)
    say_times("decode 400", calls // 100, calls // 50, grids, decode, 50, 99)
    say_times("encode", 1, 5, [1000], encode, 50)


def about():
    say(note="version", text=torch.__version__)
    say(note="threads", text=str(torch.get_num_threads()))
    say(note="vectors", text=torch.backends.cpu.get_cpu_capability())
    libraries = ("Math Kernel Library", "MKL-DNN", "OpenMP 2", "CPU capability")
    lines = [line.strip(" -") for line in torch.__config__.show().splitlines()]
    chosen = [line for line in lines if any(name in line for name in libraries)]
    say(note="__config__", text="; ".join(chosen))


if __name__ == "__main__":
    warnings.filterwarnings("ignore")  # that a buffer of bytes is not to be written to
    tasks = {"about": (about, 0), "train": (train, 2), "infer": (infer, 3)}
    task, count = tasks[sys.argv[1]]
    given = sys.argv[2:]
    if len(given) > count:
        torch.set_num_threads(int(given[count]))
    given = given[:count]
    if task is train:
        given[1] = json.loads(given[1])
        task = {"gan": play, "text": train_texts}.get(given[1]["network"]["kind"], train)
    if task is infer:
        given[2] = int(given[2])
    task(*given)
