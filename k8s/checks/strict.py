"""Holds objects against the published schemas: unknown fields, wrong types, what is missing."""

import functools
import importlib
import json

import pydantic

from chart import TOOLS, label

MODELS = {
    "v1": "cloudcoil.models.kubernetes.core.v1",
    "apps/v1": "cloudcoil.models.kubernetes.apps.v1",
    "batch/v1": "cloudcoil.models.kubernetes.batch.v1",
    "policy/v1": "cloudcoil.models.kubernetes.policy.v1",
    "autoscaling/v2": "cloudcoil.models.kubernetes.autoscaling.v2",
    "networking.k8s.io/v1": "cloudcoil.models.kubernetes.networking.v1",
    "monitoring.coreos.com/v1": "cloudcoil.models.prometheus_operator.v1",
    "keda.sh/v1alpha1": "cloudcoil.models.keda.v1alpha1",
}


def faults(thing):
    """What is wrong with an object, a line each."""
    version, kind = thing.get("apiVersion"), thing.get("kind")
    if version == "gateway.networking.k8s.io/v1" and kind == "HTTPRoute":
        found = list(walk(thing, route_schema(), ""))
    elif version in MODELS:
        model = getattr(importlib.import_module(MODELS[version]), kind, None)
        found = [f"no such kind in {version}"] if model is None else list(by_model(thing, model))
    else:
        found = [f"nothing is known of {version}"]
    return [f"{label(thing)}: {fault}" for fault in found]


def by_model(thing, model):
    try:
        model.model_validate(thing, strict=True, extra="forbid", by_alias=True, by_name=False)
    except pydantic.ValidationError as failure:
        for error in failure.errors():
            yield f"{'.'.join(map(str, error['loc']))}: {error['msg']}"
    # Old models let a quantity and a selector pass that a server refuses.
    if thing["kind"] == "Deployment" and not thing.get("spec", {}).get("selector", {}).get("matchLabels"):
        yield "spec.selector.matchLabels: Field required"


@functools.cache
def route_schema():
    source = (TOOLS / "routes/gateway.networking.k8s.io/v1/HTTPRoute.js").read_text()
    begin = source.index("const schema = ") + len("const schema = ")
    return json.JSONDecoder().raw_decode(source[begin:])[0]


def walk(value, schema, path):
    """JSON schema, but closed: a field that is not named there is an error."""
    if "oneOf" in schema and "type" not in schema and "properties" not in schema:
        schema = next((one for one in schema["oneOf"] if one.get("type") != "null"), {})
    types = schema.get("type")
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    if isinstance(types, str) and types in kinds and not isinstance(value, kinds[types]):
        yield f"{path}: should be {types}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: is none of {schema['enum']}"
    if isinstance(value, dict) and "properties" in schema:
        for name in schema.get("required", []):
            if name not in value:
                yield f"{path}.{name}: Field required"
        for name, inner in value.items():
            if name not in schema["properties"]:
                yield f"{path}.{name}: Extra inputs are not permitted"
            elif name != "metadata":
                yield from walk(inner, schema["properties"][name], f"{path}.{name}")
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, schema.get("items", {}), f"{path}.{index}")
