"""Pods of the chart, played with podman; for k8s/play."""

import base64
import functools
import json
import os
import re
import subprocess
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor, as_completed

import chart
from chart import ROOT

# For one thing to come about, on a machine that may be busy.
PATIENCE = 180
# A service that finds its database too slow at its start ends, for its kubelet to start it again.
RESTARTS = 3
# JVMs that start are bound by the CPU: more at once are ready no sooner, and time out.
AT_ONCE = max(3, os.cpu_count())
GIVEN_UP = threading.Event()


class Failure(Exception):
    """What went wrong, for a person."""


def say(text):
    print(f"k8s/play: {text}", flush=True)


def require(good, text):
    if not good:
        raise Failure(text)


def until(good, what, patience=PATIENCE):
    end = time.monotonic() + patience
    while not good():
        require(not GIVEN_UP.is_set(), f"given up, as something else failed: {what}")
        require(time.monotonic() < end, f"not within {patience} s: {what}")
        time.sleep(0.1)


def together(work):
    """Does what needs nothing of one another, as much at once as makes sense; what fails first ends the rest."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for done in as_completed([pool.submit(one) for one in work]):
                done.result()
        except BaseException:
            GIVEN_UP.set()
            pool.shutdown(cancel_futures=True)
            raise


class Podman:
    """podman with settings of its own, as containers without CAP_SYS_RESOURCE and with hybrid cgroups want them."""

    def __init__(self, folder):
        self.folder = folder
        network = subprocess.run(["dpkg", "-L", "netavark"], capture_output=True, text=True).stdout
        helpers = re.findall(r"^(/\S+)/netavark$", network, re.M)
        (folder / "containers.conf").write_text(
            '[containers]\ndefault_ulimits=["nofile=20000:20000","nproc=32768:32768"]\n'
            f'[network]\nnetwork_backend="netavark"\n[engine]\nhelper_binaries_dir={json.dumps(helpers)}\n'
            'cgroup_manager="cgroupfs"\nruntime="runc"\nevents_logger="file"\n')
        self.environment = {**os.environ, "CONTAINERS_CONF": str(folder / "containers.conf")}
        self.pods, self.secrets, self.volumes = [], [], []

    def __call__(self, *arguments, given=None, check=True):
        done = subprocess.run(
            ["podman", "--storage-driver", os.environ.get("STORAGE_DRIVER", "vfs"), *arguments],
            input=given, capture_output=True, text=True, env=self.environment, cwd=self.folder, timeout=PATIENCE)
        require(done.returncode == 0 or not check, f"podman {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout.strip()

    def secret(self, name, values):
        """As `podman play kube` wants the Secret of a secretKeyRef."""
        encoded = {key: base64.b64encode(value.encode()).decode() for key, value in values.items()}
        self("secret", "create", name, "-", given=json.dumps(encoded))
        self.secrets.append(name)

    def play(self, pod):
        path = self.folder / f"{pod['metadata']['name']}.yaml"
        path.write_text(json.dumps(pod))
        self.pods.append(pod["metadata"]["name"])
        self.volumes += [one["name"] for one in pod["spec"]["volumes"] if "emptyDir" in one]
        self("play", "kube", "--build=false", str(path))
        return f"{pod['metadata']['name']}-{pod['spec']['containers'][0]['name']}"

    def process(self, container):
        return self("inspect", "--format", "{{.State.Pid}}", container)

    def built(self, image):
        """When it was, by the clock; 0 if it is not there."""
        said = self("image", "inspect", "--format", "{{.Created.Unix}}", image, check=False)
        return int(said) if said else 0

    def tell(self):
        """The last that each container said."""
        for pod in self.pods:
            for one in self("ps", "-a", "--filter", f"pod={pod}", "--format", "{{.Names}}", check=False).split():
                if not one.endswith("-infra"):
                    say(f"{one}: {self('logs', '--tail', '15', one, check=False)}")

    def clear(self):
        for pod in self.pods:
            self("pod", "rm", "--force", "--time", "1", pod, check=False)
        for volume in self.volumes:
            self("volume", "rm", volume, check=False)
        for name in self.secrets:
            self("secret", "rm", name, check=False)


def playable(thing, name, port):
    """A Deployment's or Job's pod as podman 4 can play it: on the machine's own network, without what needs a kubelet."""
    metadata, spec = chart.pod_of(thing)
    spec = json.loads(json.dumps(spec))
    container = spec["containers"][0]
    for key in ("startupProbe", "readinessProbe", "livenessProbe", "lifecycle", "ports"):
        container.pop(key, None)
    for key in ("topologySpreadConstraints", "serviceAccountName"):
        spec.pop(key, None)
    for env in container["env"]:
        if env["name"] in ("PORT", "QUARKUS_HTTP_PORT"):
            env["value"] = str(port)
        elif env["name"] == "CRYB_INSTANCE" and "valueFrom" in env:
            env.pop("valueFrom")
            env["value"] = name
    # An emptyDir is a volume of that name to podman, and pods would share it.
    for one in [*spec["volumes"], *container["volumeMounts"]]:
        one["name"] = f"{name}-{one['name']}"
    spec["hostNetwork"] = True
    spec["restartPolicy"] = "Never"
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "labels": metadata["labels"]}, "spec": spec}


def get(port, path):
    """The status of an answer, 0 where there is none."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=3) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


def probes(podman, container, thing, port):
    """Waits as a kubelet would: for each probe's path to say 200; what ends before that is started again, and said."""
    asked = chart.pod_of(thing)[1]["containers"][0]
    starts = [podman.process(container)]

    def says(path):
        if get(port, path) == 200:
            return True
        if not os.path.exists(f"/proc/{starts[-1]}"):
            require(len(starts) <= RESTARTS, f"{container} ended {len(starts)} times before it was ready")
            say(f"{container} ended before it was ready, and is STARTED AGAIN: {podman('logs', '--tail', '1', container)[:300]}")
            podman("start", container)
            starts.append(podman.process(container))
        return False

    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        path = asked[probe]["httpGet"]["path"]
        until(functools.partial(says, path), f"{container}: {path} says 200")


def locked_down(podman, container):
    """Whether it runs as the chart says."""
    told = json.loads(podman("inspect", container))[0]
    host = told["HostConfig"]
    require(host["ReadonlyRootfs"], f"{container}: its root can be written")
    require(not told["EffectiveCaps"], f"{container}: it has {told['EffectiveCaps']}")
    require(told["Config"]["User"].split(":")[0] == "10001", f"{container}: it runs as {told['Config']['User']}")
    require("no-new-privileges" in " ".join(host["SecurityOpt"]), f"{container}: it may gain privileges")
    require(host["Memory"] > 0, f"{container}: its memory has no limit")


def stale(podman, service, image):
    """Whether an image is missing, or older than what was built since."""
    jars = (ROOT / f"{service}-service/target/quarkus-app/app").glob("*.jar")
    return podman.built(image) < max((jar.stat().st_mtime for jar in jars), default=1)
