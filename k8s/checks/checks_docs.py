"""Checks of the chart against the services: their settings, their metrics, their runbooks."""

import json
import pathlib
import re
import shutil
import subprocess
import tempfile

import yaml

import chart
from chart import CHART, ROOT

# Said to Quarkus, or to the JVM; k8s/play has each of them work.
QUARKUS = {
    "QUARKUS_HTTP_HOST", "QUARKUS_HTTP_PORT", "QUARKUS_SHUTDOWN_TIMEOUT", "QUARKUS_INIT_AND_EXIT",
    "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD", "QUARKUS_DATASOURCE_OWNER_USERNAME",
    "QUARKUS_DATASOURCE_OWNER_PASSWORD", "QUARKUS_DATASOURCE_REACTIVE_TLS_CONFIGURATION_NAME",
    "QUARKUS_TLS_POSTGRES_TRUST_STORE_PEM_CERTS", "QUARKUS_TLS_REDIS_TRUST_STORE_PEM_CERTS",
    "QUARKUS_REDIS_CLIENT_TYPE", "QUARKUS_REDIS_MASTER_NAME", "QUARKUS_REDIS_PASSWORD",
    "QUARKUS_REDIS_TLS_CONFIGURATION_NAME", "QUARKUS_LOG_LEVEL", "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
    "JDK_JAVA_OPTIONS",
}


def settings(service):
    """Variables of a service's settings, as docs/operations.md has them."""
    text = (ROOT / "docs/operations.md").read_text()
    heading = {"gateway": "### Gateway", "presence": "### Presence", "voice": "### Voice", "media": "### Media"}
    wanted = [heading.get(service)] + ([] if service == "gateway" else ["### Every service behind the gateway"])
    found = set()
    for section in re.split(r"\n(?=##)", text):
        if section.split("\n")[0] in wanted:
            found |= set(re.findall(r"^\| `(cryb\.[^`]+)`", section, re.M))
    return {re.sub("[^A-Z0-9]", "_", key.upper()) for key in found}


def check_variables_are_ones_that_the_service_reads():
    operations = (ROOT / "docs/operations.md").read_text()
    for name, things in chart.renders():
        for thing, metadata, spec in chart.pods(things):
            service = metadata["labels"]["app.kubernetes.io/component"].removesuffix("-migrate")
            folder = ROOT / f"{service}-service"
            if not folder.exists():
                continue
            properties = (folder / "src/main/resources/application.properties").read_text()
            read = set(re.findall(r"\$\{([A-Z][A-Z0-9_]*)", properties))
            own = {one["name"] for one in yaml.safe_load((ROOT / name).read_text()).get(service, {}).get("extraEnv", [])}
            known = settings(service) | read | QUARKUS | own
            if "cryb.drain." not in operations:
                known |= {"CRYB_DRAIN_TIME"}  # on its way
            for env in spec["containers"][0]["env"]:
                if env["name"] not in known:
                    yield f"{name}: {chart.label(thing)}: {env['name']}"


def documented():
    text = (ROOT / "docs/metrics.md").read_text()
    return set(re.findall(r"`([a-z][a-z0-9_]+)`", "\n".join(re.findall(r"^\| `[^|]+\|", text, re.M))))


def alerts():
    return yaml.safe_load((CHART / "alerts.yaml").read_text())


def named(expression):
    """Metrics of ours, and others that look like metrics, in PromQL."""
    bare = re.sub(r'"[^"]*"|\{[^}]*\}|\[[^\]]*\]|by \([^)]*\)', "", expression)
    return {re.sub("_(bucket|sum|count)$", "", one) for one in re.findall(r"\b[a-z]+_[a-z0-9_]+\b", bare)} - FUNCTIONS


FUNCTIONS = {"histogram_quantile", "label_replace", "sum_over_time", "max_over_time", "avg_over_time", "count_values"}


def check_metrics_that_are_named_exist():
    known = documented()
    for alert in alerts():
        for one in named(alert["expr"]) - known:
            yield f"alert {alert['alert']}: {one}"
    for path in sorted(CHART.glob("dashboards/*.json")):
        for panel in json.loads(path.read_text())["panels"]:
            for target in panel.get("targets", []):
                for one in named(target["expr"]) - known:
                    yield f"{path.name}, {panel['title']}: {one}"
    for name, things in chart.renders():
        for thing in things:
            if thing["kind"] == "HorizontalPodAutoscaler":
                said = [one["pods"]["metric"]["name"] for one in thing["spec"]["metrics"] if one["type"] == "Pods"]
            elif thing["kind"] == "ScaledObject":
                said = [m for one in thing["spec"]["triggers"] if one["type"] == "prometheus"
                        for m in named(one["metadata"]["query"])]
            else:
                said = []
            for one in set(said) - known:
                yield f"{name}: {chart.label(thing)}: {one}"


def check_metrics_of_ours_are_on_a_dashboard():
    shown = set()
    for path in CHART.glob("dashboards/*.json"):
        for panel in json.loads(path.read_text())["panels"]:
            shown |= {one for target in panel["targets"] for one in named(target["expr"])}
    for one in sorted(documented() - shown):
        if one.startswith("cryb_"):
            yield f"{one} is in docs/metrics.md and on no dashboard"


def check_alerts_have_runbooks_and_the_other_way_round():
    said = {alert["alert"] for alert in alerts()}
    there = {path.stem for path in (ROOT / "docs/runbooks").glob("*.md")} - {"README"}
    for one in sorted(said - there):
        yield f"docs/runbooks/{one}.md is missing"
    for one in sorted(there - said):
        yield f"docs/runbooks/{one}.md is of no alert"
    if len(said) < 10:
        yield "alerts.yaml has lost some"


def check_alerts_speak_when_they_should_and_only_then():
    promtool = shutil.which("promtool")
    if not promtool:
        raise chart.Skipped("there is no promtool; on Debian it is in the package prometheus")
    rules = [
        {
            "alert": one["alert"],
            "expr": one["expr"].replace("NAMESPACE", "chat").replace("RELEASE", "cryb"),
            "for": one["for"],
            "labels": {"severity": one["severity"]},
        }
        for one in alerts()
    ]
    tests = (ROOT / "k8s/checks/alerts-tests.yaml").read_text()
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "rules.yaml").write_text(yaml.safe_dump({"groups": [{"name": "cryb", "rules": rules}]}))
        pathlib.Path(folder, "tests.yaml").write_text(tests)
        said = subprocess.run([promtool, "test", "rules", "tests.yaml"], cwd=folder, capture_output=True, text=True)
    if said.returncode:
        yield f"promtool says:\n{said.stdout}{said.stderr}"
    for one in alerts():
        # Well, and not.
        if tests.count(f"alertname: {one['alert']},") < 2:
            yield f"{one['alert']} is not tried in k8s/checks/alerts-tests.yaml"


def check_streams_that_scalers_watch_are_ours():
    source = (ROOT / "common-events/src/main/java/dev/cryb/bus/Streams.java").read_text()
    if '":cmd:"' not in source.replace("}:cmd:", ":cmd:"):
        yield "Streams.java says otherwise"
    for name, things in chart.renders():
        for thing in things:
            for trigger in thing["spec"].get("triggers", []) if thing["kind"] == "ScaledObject" else []:
                stream = trigger["metadata"].get("stream")
                if stream and not re.fullmatch(r"cryb:\{(messaging|presence|voice|media)\}:cmd:([0-9]|[1-5][0-9]|6[0-3])", stream):
                    yield f"{name}: {stream}"


def check_release_notes_tell_of_the_version():
    version = yaml.safe_load((CHART / "Chart.yaml").read_text())["version"]
    if f"## {version}" not in (CHART / "CHANGELOG.md").read_text():
        yield f"k8s/charts/cryb/CHANGELOG.md says nothing of {version}"


def scraped_faults(scrapes):
    """What tables and scrapes of running services say otherwise; for k8s/play."""
    text = (ROOT / "docs/metrics.md").read_text()
    sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", text, re.M | re.S))
    wanted = {"gateway": ("Gateway", "Everywhere"), "other": ("Services behind the gateway", "Everywhere")}
    for service, scrape in scrapes.items():
        # OpenMetrics leaves `_total` out of a counter's family.
        names = {
            f"{name}_total" if kind == "counter" and not name.endswith("_total") else name
            for name, kind in re.findall(r"^# TYPE (\S+) (\S+)", scrape, re.M)
        }
        kind = "gateway" if service == "gateway" else "other"
        rows = [row for one in wanted[kind] for row in re.findall(r"^\| `([^`]+)`( \*)?", sections[one], re.M)]
        for name, once in rows:
            if not once and name not in names:
                yield f"{service} says nothing of {name}"
        for name in sorted(names):
            if name.startswith("cryb_") and not name.endswith("_max") and name not in {row[0] for row in rows}:
                yield f"docs/metrics.md does not have {name} of {service}"
