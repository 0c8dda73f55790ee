"""Checks of the chart as a whole: values, renders, names."""

import hashlib
import pathlib
import tempfile

import yaml

import chart
import generated
import strict
from chart import CHART, KUBES, ROOT


def check_lint_finds_nothing():
    for path in chart.value_files():
        for major in (3, 4):
            done = chart.helm("lint", "--strict", CHART, "-f", path, major=major, expect=None)
            if done.returncode:
                yield f"{path.name} with Helm {major}: {done.stdout}{done.stderr}"


def check_helm_3_and_4_render_the_same():
    for path in chart.value_files():
        if chart.parse(chart.text(path, major=3)) != chart.objects(path):
            yield path.name


def check_wrong_values_are_refused_in_clear_words():
    for path in sorted(CHART.glob("ci/invalid/*.yaml")):
        message = path.read_text().splitlines()[0].removeprefix("# ")
        done = chart.helm("template", "rel", CHART, "-f", path, expect=None)
        if done.returncode == 0:
            yield f"{path.name} is accepted"
        elif message not in done.stderr:
            yield f"{path.name}: wanted `{message}`, got `{done.stderr.strip()}`"


def leaves(values, at=()):
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, (*at, key))
        else:
            yield (*at, key), value


def check_schema_is_closed_and_says_what_each_value_is():
    schema = generated.schema()

    def walk(node, path):
        if "$ref" in node or "allOf" in node:
            return
        if not node.get("description") and path:
            yield f"{path}: no description"
        if node.get("type") == "object":
            if "properties" in node and node.get("additionalProperties") is not False:
                yield f"{path}: open"
            for name, inner in node.get("properties", {}).items():
                yield from walk(inner, f"{path}.{name}".lstrip("."))

    yield from walk(schema, "")
    yield from walk(schema["definitions"]["service"], "service")


def check_every_value_stands_in_the_schema_and_the_other_way_round():
    values = yaml.safe_load((CHART / "values.yaml").read_text())
    known = {path for path, _, _ in generated.rows()}
    said = {".".join(path) for path, _ in leaves(values)}
    open_maps = {path for path, node, _ in generated.rows() if "properties" not in node and node.get("type") == "object"}
    for path in sorted(said - known):
        if not any(path.startswith(f"{one}.") for one in open_maps) and not any(one.startswith(f"{path}.") for one in known):
            yield f"{path} is in values.yaml only"
    # Of `resources`, values.yaml says what it asks for and leaves the rest.
    for path in sorted(known - said):
        if path.split(".")[-2:-1] not in (["requests"], ["limits"]) and path != "global" \
                and not any(one.startswith(f"{path}.") for one in said) and not path.startswith("httpRoute.timeouts"):
            yield f"{path} is in the schema only"


def check_objects_are_what_kubernetes_knows():
    for path in chart.value_files():
        for kube in KUBES[:-1]:
            if chart.text(path, kube=kube) != chart.text(path):
                yield f"{path.name} differs on {kube}"
        for thing in chart.objects(path):
            yield from (f"{path.name}: {fault}" for fault in strict.faults(thing))


def check_planted_errors_are_found():
    """The check above, checked."""
    planted = chart.parse((ROOT / "k8s/checks/planted.yaml").read_text())
    for thing in planted:
        wanted = thing["metadata"].pop("annotations")["finds"]
        found = strict.faults(thing)
        if not any(wanted in fault for fault in found):
            yield f"{chart.label(thing)}: wanted `{wanted}`, found {found}"
    if len(planted) < 10:
        yield "planted.yaml has lost some"


def check_renders_do_not_differ_from_run_to_run():
    for path in chart.value_files():
        again = chart.helm("template", "rel", CHART, "-n", "ns", "-f", path, "--kube-version", KUBES[-1]).stdout
        if hashlib.sha256(again.encode()).digest() != hashlib.sha256(chart.text(path).encode()).digest():
            yield path.name


def check_names_fit_and_releases_do_not_meet():
    base = "a-release-whose-name-is-as-long-as-helm-lets-it-be-1"
    for path in chart.value_files():
        if "fullnameOverride" in (yaml.safe_load(path.read_text()) or {}):
            continue
        first, second = (chart.objects(path, release=base + end) for end in ("a", "b"))
        for thing in first:
            if len(thing["metadata"]["name"]) > 63:
                yield f"{path.name}: {chart.label(thing)} is too long"
        both = {chart.label(one) for one in first} & {chart.label(one) for one in second}
        if both:
            yield f"{path.name}: two releases have {sorted(both)}"


def check_selectors_and_names_have_not_changed():
    """Selectors cannot be changed in a cluster: what this finds breaks upgrades."""
    wanted = (ROOT / "k8s/checks/selectors.txt").read_text()
    if generated.selectors() != wanted:
        yield "k8s/checks/selectors.txt says otherwise; upgrades of what is installed would fail"
    for name, things in chart.renders():
        for thing in things:
            if thing["kind"] == "Deployment":
                keys = set(thing["spec"]["selector"]["matchLabels"])
                if keys != {f"app.kubernetes.io/{one}" for one in ("name", "instance", "component")}:
                    yield f"{name}: {chart.label(thing)} selects by {sorted(keys)}"


def check_what_is_generated_is_up_to_date():
    for path, content in generated.files().items():
        if not path.exists() or path.read_text() != content:
            yield f"{path.relative_to(ROOT)} is not what the chart says; run k8s/check --write"


def check_package_renders_as_its_source():
    path = CHART / "ci/everything-values.yaml"
    with tempfile.TemporaryDirectory() as folder:
        chart.helm("package", CHART, "-d", folder)
        archive = next(iter(pathlib.Path(folder).glob("*.tgz")))
        packed = chart.helm("template", "rel", archive, "-n", "ns", "-f", path, "--kube-version", KUBES[-1]).stdout
    if packed != chart.text(path):
        yield "they differ"


def check_drain_fits_into_the_grace_period():
    for name, things in chart.renders():
        for thing, _, spec in chart.pods(things):
            if thing["kind"] != "Deployment":
                continue
            container = spec["containers"][0]
            stop = container.get("lifecycle", {}).get("preStop", {}).get("sleep", {}).get("seconds", 0)
            said = {one["name"]: one.get("value") for one in container["env"]}
            drain = said.get("CRYB_DRAIN_TIME") or said.get("QUARKUS_SHUTDOWN_TIMEOUT")
            if stop + int(drain.rstrip("s")) >= spec["terminationGracePeriodSeconds"]:
                yield f"{name}: {chart.label(thing)}"


