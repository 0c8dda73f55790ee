"""What is made from the chart: the table of its README, plain manifests, the list of selectors."""

import functools
import json

import yaml

import chart
from chart import CHART, ROOT

BEGIN, END = "<!-- values: made by k8s/check --write -->", "<!-- end of values -->"


@functools.cache
def schema():
    return json.loads((CHART / "values.schema.json").read_text())


def rows():
    """Path, schema and default of each value; services share one shape, so it stands once, as that of the gateway."""
    values = yaml.safe_load((CHART / "values.yaml").read_text())

    def walk(node, at, value):
        if "allOf" in node:
            node = {**schema()["definitions"]["service"], "description": node["description"]}
        if node.get("properties"):
            for name, inner in node["properties"].items():
                yield from walk(inner, (*at, name), (value or {}).get(name) if isinstance(value, dict) else None)
        else:
            yield ".".join(at), node, value

    return list(walk(schema(), (), values))


def table():
    lines = ["| value | default | what |", "|---|---|---|"]
    for path, node, value in rows():
        if path.split(".")[0] in chart.SERVICES[1:]:
            continue
        said = "" if value is None else json.dumps(value, ensure_ascii=False).strip('"')
        what = node["description"].replace("|", "\\|")
        if "enum" in node:
            what += " One of " + ", ".join(f"`{one}`" for one in node["enum"]) + "."
        default = "`" + said.replace("|", "\\|") + "`" if said else ""
        lines.append(f"| `{path}` | {default} | {what} |")
    return "\n".join(lines)


def differences():
    """Where the other services begin otherwise than the gateway."""
    defaults = {path: value for path, _, value in rows()}
    lines = ["| value | default |", "|---|---|"]
    for service in chart.SERVICES[1:]:
        for path, value in defaults.items():
            head, _, rest = path.partition(".")
            if head == service and value != defaults[f"gateway.{rest}"]:
                lines.append(f"| `{path}` | `{json.dumps(value)}` |")
    return "\n".join(lines)


def readme():
    content = (CHART / "README.md").read_text()
    head, rest = content.split(BEGIN)
    return (f"{head}{BEGIN}\n{table()}\n\nThe other services have the same values. Where they begin otherwise:\n\n"
            f"{differences()}\n{END}{rest.split(END)[1]}")


def manifests(name):
    """Plain objects for kubectl: no hooks, no test, no mark of Helm."""
    rendered = chart.helm(
        "template", "cryb", CHART, "-n", "cryb", "-f", ROOT / f"k8s/examples/{name}/values.yaml",
        "--kube-version", chart.KUBES[-1], "--skip-tests", "--set-json", "migrations.annotations={}").stdout
    things = []
    for thing in chart.parse(rendered):
        pod = chart.pod_of(thing)
        for metadata in [thing["metadata"], *([pod[0]] if pod else [])]:
            metadata.get("labels", {}).pop("helm.sh/chart", None)
            metadata.get("labels", {}).pop("app.kubernetes.io/managed-by", None)
            if metadata.get("annotations") == {}:
                del metadata["annotations"]
        things.append(thing)
    things.sort(key=lambda one: ({"ServiceAccount": 0, "NetworkPolicy": 1, "Job": 2}.get(one["kind"], 3)))
    return (f"# Made by k8s/check --write from k8s/examples/{name}/values.yaml; change that, not this.\n---\n"
            + yaml.safe_dump_all(things, sort_keys=False, width=120))


def selectors():
    lines = []
    for thing in chart.objects(CHART / "ci/everything-values.yaml"):
        if thing["kind"] == "Deployment":
            lines.append(f"{chart.label(thing)} {json.dumps(thing['spec']['selector']['matchLabels'], sort_keys=True)}")
        elif thing["kind"] == "Service":
            lines.append(f"{chart.label(thing)} {thing['spec']['type']}")
    return "\n".join(sorted(lines)) + "\n"


def files():
    return {
        CHART / "README.md": readme(),
        ROOT / "k8s/manifests/small.yaml": manifests("small"),
        ROOT / "k8s/manifests/large.yaml": manifests("large"),
    }


def write():
    for path, content in files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
        print(f"wrote {path.relative_to(ROOT)}")
    selected = ROOT / "k8s/checks/selectors.txt"
    if not selected.exists():
        selected.write_text(selectors())
