"""Checks of what the chart makes: safety of pods, references, scaling."""

import re

import chart
from chart import SERVICES

OWN_KINDS = {"Secret"}


def containers():
    for name, things in chart.renders():
        for thing, metadata, spec in chart.pods(things):
            for container in spec["containers"] + spec.get("initContainers", []):
                yield f"{name}: {chart.label(thing)}", thing, spec, container


def check_pods_keep_to_the_restricted_standard():
    for where, _, spec, container in containers():
        pod, own = spec.get("securityContext", {}), container.get("securityContext", {})
        wrong = [
            said
            for said, good in {
                "runAsNonRoot": pod.get("runAsNonRoot") is True,
                "runAsUser": pod.get("runAsUser", 0) >= 10000 and "runAsUser" not in own,
                "seccompProfile": pod.get("seccompProfile", {}).get("type") == "RuntimeDefault",
                "allowPrivilegeEscalation": own.get("allowPrivilegeEscalation") is False,
                "capabilities": own.get("capabilities") == {"drop": ["ALL"]},
                "privileged": not own.get("privileged"),
                "hostNetwork, hostPID, hostIPC": not any(spec.get(one) for one in ("hostNetwork", "hostPID", "hostIPC")),
                "hostPort": not any("hostPort" in port for port in container.get("ports", [])),
                "volumes": all(
                    set(one) - {"name"} <= {"emptyDir", "secret", "configMap", "projected", "persistentVolumeClaim"}
                    for one in spec.get("volumes", [])
                ),
                "readOnlyRootFilesystem": own.get("readOnlyRootFilesystem") is True,
                "automountServiceAccountToken": spec.get("automountServiceAccountToken") is False,
                "requests": {"cpu", "memory"} <= set(container.get("resources", {}).get("requests", {})),
                "memory limit": "memory" in container.get("resources", {}).get("limits", {}),
            }.items()
            if not good
        ]
        if wrong:
            yield f"{where}: {', '.join(wrong)}"


def check_images_are_pinned():
    for where, _, _, container in containers():
        image = container["image"]
        if "@sha256:" not in image and (":" not in image.rsplit("/", 1)[-1] or image.endswith(":latest")):
            yield f"{where}: {image}"


def selects(selector, labels):
    return all(labels.get(key) == value for key, value in selector.items())


def check_selectors_find_pods():
    for name, things in chart.renders():
        labels = [metadata["labels"] for _, metadata, _ in chart.pods(things)]
        services = [thing for thing in things if thing["kind"] == "Service"]
        for thing in things:
            spec, where = thing.get("spec", {}), f"{name}: {chart.label(thing)}"
            if thing["kind"] == "Deployment":
                if not selects(spec["selector"]["matchLabels"], spec["template"]["metadata"]["labels"]):
                    yield f"{where} does not select its own pods"
            elif thing["kind"] == "Service":
                if not any(selects(spec["selector"], one) for one in labels):
                    yield f"{where} selects nothing"
            elif thing["kind"] in ("PodDisruptionBudget", "NetworkPolicy"):
                selector = spec.get("selector", spec.get("podSelector"))["matchLabels"]
                if not any(selects(selector, one) for one in labels):
                    yield f"{where} selects nothing"
            elif thing["kind"] == "ServiceMonitor":
                found = [one for one in services if selects(spec["selector"]["matchLabels"], one["metadata"]["labels"])]
                if len(found) != 1 or spec["endpoints"][0]["port"] not in [p["name"] for p in found[0]["spec"]["ports"]]:
                    yield f"{where} does not find one Service with its port"


def check_policies_cover_every_pod():
    for name, things in chart.renders():
        policies = [thing["spec"]["podSelector"]["matchLabels"] for thing in things if thing["kind"] == "NetworkPolicy"]
        for thing, metadata, _ in chart.pods(things):
            if policies and sum(selects(one, metadata["labels"]) for one in policies) < 2:
                yield f"{name}: {chart.label(thing)} is let nowhere"


def check_ports_exist():
    for where, thing, _, container in containers():
        ports = {port["name"]: port["containerPort"] for port in container.get("ports", [])}
        for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
            asked = container.get(probe, {}).get("httpGet", {}).get("port")
            if thing["kind"] == "Deployment" and asked not in ports:
                yield f"{where}: {probe} asks {asked}"
    for name, things in chart.renders():
        for thing in things:
            if thing["kind"] == "Service" and any(port["targetPort"] != "http" for port in thing["spec"]["ports"]):
                yield f"{name}: {chart.label(thing)}"


def check_routes_and_scalers_point_at_what_is_there():
    for name, things in chart.renders():
        there = {chart.label(thing) for thing in things}
        for thing in things:
            spec, where = thing.get("spec", {}), f"{name}: {chart.label(thing)}"
            wanted = []
            if thing["kind"] == "Ingress":
                wanted = [f"Service/{p['backend']['service']['name']}" for p in spec["rules"][0]["http"]["paths"]]
            elif thing["kind"] == "HTTPRoute":
                wanted = [f"Service/{ref['name']}" for rule in spec["rules"] for ref in rule["backendRefs"]]
            elif thing["kind"] in ("HorizontalPodAutoscaler", "ScaledObject"):
                wanted = [f"Deployment/{spec['scaleTargetRef']['name']}"]
            for one in wanted:
                if one not in there:
                    yield f"{where} points at {one}"


def check_routes_lead_to_all_that_clients_are_told_of():
    """What the gateway's resources and its web client answer to, but for what operators ask."""
    inbound = chart.ROOT / "gateway-service/src/main/java/dev/cryb/gateway/inbound"
    wanted = {"/socket.io", "/gateway"}
    for source in inbound.glob("*Resource.java"):
        text = source.read_text()
        root = re.search(r'^@Path\("([^"]*)"\)', text, re.M)
        if root and root.group(1) == "/":
            wanted |= {f"/{path}" for path in re.findall(r'^    @Path\("([^"]*)"\)', text, re.M)}
        elif root:
            wanted.add(root.group(1))
    pages = re.search(r"PAGES = List.of\(([^)]*)\)", (inbound / "web/WebClientRoute.java").read_text())
    wanted |= set(re.findall(r'"([^"]+)"', pages.group(1))) | {"/web/x", "/favicon.ico"}
    wanted = {re.sub(r"[{:].*", "x", path) for path in wanted if not re.match("/(health|metrics|status)", path)}
    for name, things in chart.renders():
        for thing in things:
            if thing["kind"] == "Ingress":
                rules = thing["spec"]["rules"][0]["http"]["paths"]
                led = [(rule["pathType"] == "Prefix", rule["path"]) for rule in rules]
            elif thing["kind"] == "HTTPRoute":
                rules = [match["path"] for rule in thing["spec"]["rules"] for match in rule["matches"]]
                led = [(rule["type"] == "PathPrefix", rule["value"]) for rule in rules]
            else:
                continue
            for path in sorted(wanted):
                if not any(path == to or (prefix and path.startswith(to + "/")) for prefix, to in led):
                    yield f"{name}: {chart.label(thing)} does not lead to {path}"


def check_scaled_deployments_leave_the_number_alone():
    for name, things in chart.renders():
        scaled = [
            thing["spec"]["scaleTargetRef"]["name"]
            for thing in things
            if thing["kind"] in ("HorizontalPodAutoscaler", "ScaledObject")
        ]
        for one in {one for one in scaled if scaled.count(one) > 1}:
            yield f"{name}: two scale {one}"
        for thing in things:
            if thing["kind"] == "Deployment" and (thing["metadata"]["name"] in scaled) == ("replicas" in thing["spec"]):
                yield f"{name}: {chart.label(thing)}"


def check_no_budget_blocks_a_single_pod():
    for name, things in chart.renders():
        for thing in things:
            if thing["kind"] == "PodDisruptionBudget":
                spec = thing["spec"]
                if "minAvailable" in spec or not spec["maxUnavailable"] or spec["unhealthyPodEvictionPolicy"] != "AlwaysAllow":
                    yield f"{name}: {chart.label(thing)}"


def check_hooks_read_nothing_that_the_chart_makes():
    """A hook runs before the chart's own objects are there."""
    for name, things in chart.renders():
        made = {
            thing["metadata"]["name"] for thing in things
            if thing["kind"] in ("ConfigMap", "Secret", "ServiceAccount")
            and "helm.sh/hook" not in thing["metadata"].get("annotations", {})
        }
        for thing, _, spec in chart.pods(things):
            if thing["kind"] != "Job":
                continue
            read = [env["valueFrom"][kind]["name"] for env in spec["containers"][0]["env"] if "valueFrom" in env
                    for kind in env["valueFrom"]]
            read += [one["secret"]["secretName"] for one in spec["volumes"] if "secret" in one]
            if made & {*read, spec.get("serviceAccountName")}:
                yield f"{name}: {chart.label(thing)}"


def check_credentials_come_from_secrets():
    secret = ("PASSWORD", "USERNAME", "SECRET", "_KEY")
    for where, _, _, container in containers():
        for env in container.get("env", []):
            if any(env["name"].endswith(one) for one in secret) and "secretKeyRef" not in env.get("valueFrom", {}):
                yield f"{where}: {env['name']} is said in plain"
    for name, things in chart.renders():
        for thing in things:
            if thing["kind"] in OWN_KINDS:
                yield f"{name}: the chart makes {chart.label(thing)}"


def check_services_have_one_shape():
    """But for what each alone needs, their Deployments are the same."""
    alone = {"PORT", "QUARKUS_HTTP_PORT", "QUARKUS_SHUTDOWN_TIMEOUT", "CRYB_DRAIN_TIME"}
    prefixes = ("JWT_", "MINIO_", "LIVEKIT_", "CRYB_ADMINS", "CRYB_SERVICES", "ALLOWED_ORIGINS", "CRYB_LIMIT_", "CRYB_SOCKET_", "TZ")
    things = dict(chart.renders())["k8s/charts/cryb/ci/everything-values.yaml"]
    shapes = {}
    for thing, _, spec in chart.pods(things):
        if thing["kind"] == "Deployment":
            names = [env["name"] for env in spec["containers"][0]["env"]]
            shapes[thing["metadata"]["name"].rsplit("-", 1)[-1]] = [
                one for one in names if one not in alone and not one.startswith(prefixes)
            ]
    if set(shapes) != set(SERVICES) or len({tuple(one) for one in shapes.values()}) != 1:
        yield str(shapes)
