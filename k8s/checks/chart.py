"""The chart and its renders; each is made once."""

import functools
import pathlib
import subprocess

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHART = ROOT / "k8s/charts/cryb"
TOOLS = ROOT / ".cryb/k8s"
KUBES = ("1.30.0", "1.32.0", "1.35.0")
SERVICES = ("gateway", "messaging", "presence", "voice", "media")


class Skipped(Exception):
    """A check that cannot be made here, and why."""


class UniqueKeys(yaml.CSafeLoader):
    """Refuses what YAML lets one say twice."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise ValueError(f"{sorted(twice)} said twice, line {node.start_mark.line + 1}")
        return super().construct_mapping(node, deep)


UniqueKeys.add_constructor(
    yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, lambda loader, node: loader.construct_mapping(node, True))


def parse(text):
    return [one for one in yaml.load_all(text, UniqueKeys) if one is not None]


def value_files():
    """Values that must work: those of ci/ and of the examples."""
    return sorted(CHART.glob("ci/*-values.yaml")) + sorted((ROOT / "k8s/examples").glob("*/values.yaml"))


def helm(*arguments, major=4, expect=0):
    done = subprocess.run(
        [str(TOOLS / f"helm{major}/helm/helm"), *map(str, arguments)], capture_output=True, text=True, timeout=60)
    if expect is not None and done.returncode != expect:
        raise RuntimeError(f"helm {' '.join(map(str, arguments))}: {done.stderr or done.stdout}")
    return done


@functools.cache
def text(values, release="rel", major=4, kube=KUBES[-1], chart=CHART, extra=()):
    return helm("template", release, chart, "-n", "ns", "-f", values, "--kube-version", kube, *extra,
                major=major).stdout


@functools.cache
def objects(values, release="rel", kube=KUBES[-1]):
    return parse(text(values, release=release, kube=kube))


def renders():
    """Name and objects of each render."""
    return [(str(path.relative_to(ROOT)), objects(path)) for path in value_files()]


def label(thing):
    return f"{thing['kind']}/{thing['metadata']['name']}"


def pod_of(thing):
    """Metadata and spec of the pods that an object makes, or None."""
    if thing["kind"] == "Pod":
        return thing["metadata"], thing["spec"]
    template = thing.get("spec", {}).get("template") if thing["kind"] in ("Deployment", "Job") else None
    return (template["metadata"], template["spec"]) if template else None


def pods(things):
    return [(thing, *pod_of(thing)) for thing in things if pod_of(thing)]
