"""Plays the chart's own pods with podman; see k8s/play."""

import asyncio
import base64
import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

import websockets

import chart
import checks_docs
from chart import CHART, ROOT

SERVICES = ("gateway", "messaging", "presence")
PREFIX = f"cryb-play-{os.getpid()}"
PATIENCE = 180


class Failure(Exception):
    """What went wrong, for a person."""


def say(text):
    print(f"k8s/play: {text}", flush=True)


def require(good, text):
    if not good:
        raise Failure(text)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


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
        self.pods, self.secrets = [], []

    def __call__(self, *arguments, given=None, check=True):
        done = subprocess.run(
            ["podman", "--storage-driver", os.environ.get("STORAGE_DRIVER", "vfs"), *arguments],
            input=given, capture_output=True, text=True, env=self.environment, cwd=self.folder, timeout=120)
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
        self("play", "kube", "--build=false", str(path))
        return f"{pod['metadata']['name']}-{pod['spec']['containers'][0]['name']}"

    def clear(self):
        for pod in self.pods:
            self("pod", "rm", "--force", "--time", "1", pod, check=False)
        for name in self.secrets:
            self("secret", "rm", name, check=False)


def stores():
    """The process that holds Postgres and Redis, and where they are."""
    jar = next((ROOT / "local-stack/target").glob("local-stack-*.jar"))
    homes = [os.environ.get("JAVA_HOME", ""), *map(str, pathlib.Path("/usr/lib/jvm").glob("*"))]
    java = next((f"{home}/bin/java" for home in homes if pathlib.Path(home, "bin/javac").exists()
                 and int(subprocess.run([f"{home}/bin/javac", "-version"], capture_output=True, text=True)
                         .stdout.split()[1].split(".")[0]) >= 21), None)
    require(java, "no JDK >= 21; set JAVA_HOME")
    process = subprocess.Popen(
        [java, "-Xmx128m", "-cp", f"{jar}:{jar.parent}/lib/*", str(ROOT / "k8s/checks/PlayStores.java"), *SERVICES],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "CRYB_HOME": str(ROOT)})
    found = {}
    for line in process.stdout:
        if line.strip() == "ready":
            return process, found
        name, _, url = line.strip().partition(" ")
        found[name] = url
    raise Failure("Postgres and Redis do not start")


def values(postgres, redis):
    return {
        "fullnameOverride": PREFIX,
        "image": {"registry": "localhost", "pullPolicy": "Never"},
        "postgres": {"host": postgres.hostname, "port": postgres.port, "database": postgres.path.strip("/"), "sslMode": "disable"},
        "redis": {"hosts": [redis.netloc.rsplit("@", 1)[-1]], **({"existingSecret": f"{PREFIX}-redis"} if redis.password else {})},
        "auth": {"mode": "secret", "existingSecret": f"{PREFIX}-auth"},
        "migrations": {"existingSecret": f"{PREFIX}-owner"},
        **{one: {"database": {"existingSecret": f"{PREFIX}-{one}"}} for one in SERVICES},
    }


def playable(thing, name, port):
    """A Deployment's or Job's pod as podman 4 can play it: on the machine's own network, without what needs a kubelet."""
    metadata, spec = chart.pod_of(thing)
    spec = json.loads(json.dumps(spec))
    container = spec["containers"][0]
    for key in ("startupProbe", "readinessProbe", "livenessProbe", "lifecycle", "ports"):
        container.pop(key, None)
    for key in ("topologySpreadConstraints", "serviceAccountName"):
        spec.pop(key, None)
    drains = "cryb.drain." in (ROOT / "docs/operations.md").read_text()
    kept = []
    for env in container["env"]:
        if env["name"] in ("PORT", "QUARKUS_HTTP_PORT"):
            env["value"] = str(port)
        elif env["name"] == "CRYB_INSTANCE" and "valueFrom" in env:
            env = {"name": "CRYB_INSTANCE", "value": name}
        elif env["name"] == "CRYB_DRAIN_TIME" and not drains:
            say("NOTE: these gateways know no cryb.drain yet, CRYB_DRAIN_TIME is left out")
            continue
        kept.append(env)
    container["env"] = kept
    spec["hostNetwork"] = True
    spec["restartPolicy"] = "Never"
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "labels": metadata["labels"]}, "spec": spec}


def get(port, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=3) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


def post(port, path, body):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", json.dumps(body).encode(), {"content-type": "application/json"})
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            told = refused.read().decode()
            # A cold gateway on a busy machine may be slow at first; 503 says to come again.
            require(refused.code == 503 and time.monotonic() < end, f"{path}: {refused.code} {told}")
            time.sleep(1)


def scrape(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/q/metrics", timeout=10) as answer:
        return answer.read().decode()


def until(good, what, patience=PATIENCE):
    end = time.monotonic() + patience
    while not good():
        require(time.monotonic() < end, f"not within {patience} s: {what}")
        time.sleep(0.1)


class Person:
    """Somebody at a gateway, by plain WebSocket."""

    def __init__(self, link):
        self.link, self.last, self.heard = link, 0, []

    @classmethod
    async def sign_up(cls, port, name):
        answer = await asyncio.to_thread(
            post, port, "/auth/register", {"username": name, "password": secrets.token_hex(12)})
        self = cls(await websockets.connect(f"ws://127.0.0.1:{port}/gateway"))
        await self.ask("identify", {"token": answer["accessToken"]})
        await self.hear("ready")
        return self

    async def frame(self):
        return json.loads(await asyncio.wait_for(self.link.recv(), 20))

    async def ask(self, event, data):
        """The answer to a request; what may be sent again is, with its nonce."""
        end = time.monotonic() + PATIENCE
        data = data if event in ("identify", "heartbeat") else {**data, "nonce": secrets.token_hex(8)}
        while True:
            answer = await self.once(event, data)
            if answer.get("ok"):
                return answer.get("data")
            require(answer["error"].get("retryable") and time.monotonic() < end, f"{event}: {answer}")
            await asyncio.sleep(1)

    async def once(self, event, data):
        self.last += 1
        await self.link.send(json.dumps({"event": event, "data": data, "id": self.last}))
        while True:
            frame = await self.frame()
            if frame.get("ack") == self.last:
                return frame["data"]
            self.heard.append(frame)

    async def hear(self, event):
        while True:
            for frame in self.heard:
                if frame.get("event") == event:
                    self.heard.remove(frame)
                    return frame["data"]
            self.heard.append(await self.frame())


async def talk(first, second):
    """Alice at one gateway, Bob at the other; returns both."""
    alice, bob = await asyncio.gather(Person.sign_up(first, "alice"), Person.sign_up(second, "bob"))
    channel = (await alice.ask("server:create", {"name": "Home"}))["channels"][0]["id"]
    code = (await alice.ask("invite:create", {"channelId": channel}))["code"]
    await bob.ask("server:join", {"inviteCode": code})
    await alice.ask("message:create", {"channelId": channel, "content": "Hello from a pod"})
    heard = await bob.hear("message:create")
    require(heard["content"] == "Hello from a pod", f"bob heard {heard}")
    return alice, bob


async def drain(podman, container, port, person, grace):
    """Tells a gateway to stop; what it and its client say until it is gone."""
    began = time.monotonic()
    podman("kill", "--signal", "TERM", container)
    seen = set()
    closed = asyncio.create_task(person.link.wait_closed())
    while podman("inspect", "--format", "{{.State.Running}}", container) == "true":
        require(time.monotonic() - began < grace, f"not gone within its {grace} s")
        seen.add((await asyncio.to_thread(get, port, "/q/health/ready"), await asyncio.to_thread(get, port, "/q/health/live")))
    await asyncio.wait_for(closed, 5)
    return time.monotonic() - began, seen, person.link.close_code


def locked_down(podman, container):
    """Whether it runs as the chart says."""
    told = json.loads(podman("inspect", container))[0]
    host = told["HostConfig"]
    require(host["ReadonlyRootfs"], "its root can be written")
    require(not told["EffectiveCaps"], f"it has {told['EffectiveCaps']}")
    require(told["Config"]["User"].split(":")[0] == "10001", f"it runs as {told['Config']['User']}")
    require("no-new-privileges" in " ".join(host["SecurityOpt"]), f"it may gain privileges: {host['SecurityOpt']}")
    require(host["Memory"] > 0, "its memory has no limit")


def play(podman):
    process, urls = stores()
    try:
        postgres, redis = urllib.parse.urlparse(urls["gateway"]), urllib.parse.urlparse(urls["redis"])
        owner = urllib.parse.parse_qs(urllib.parse.urlparse(urls["owner"].removeprefix("jdbc:")).query)
        podman.secret(f"{PREFIX}-owner", {"username": owner["user"][0], "password": owner["password"][0]})
        podman.secret(f"{PREFIX}-auth", {"secret": secrets.token_hex(32)})
        for one in SERVICES:
            url = urllib.parse.urlparse(urls[one])
            podman.secret(f"{PREFIX}-{one}", {"username": url.username, "password": url.password})
        if redis.password:
            podman.secret(f"{PREFIX}-redis", {"password": redis.password})
        path = podman.folder / "values.yaml"
        path.write_text(json.dumps(values(postgres, redis)))
        things = chart.objects(path, release=PREFIX)
        run(podman, {chart.label(thing): thing for thing in things})
    finally:
        process.stdin.close()
        process.wait(30)


def run(podman, things):
    for one in SERVICES:
        began = time.monotonic()
        job = things[f"Job/{PREFIX}-{one}-migrate"]
        container = podman.play(playable(job, f"{PREFIX}-migrate-{one}", free_port()))
        code = podman("wait", container)
        require(code == "0", f"the migration of {one} ended with {code}:\n{podman('logs', container)[-4000:]}")
        say(f"{one} migrated in {time.monotonic() - began:.1f} s")
    ports, containers = {}, {}
    for name in ("messaging", "presence", "gateway-a", "gateway-b"):
        thing = things[f"Deployment/{PREFIX}-{name.split('-')[0]}"]
        ports[name] = free_port()
        began = time.monotonic()
        containers[name] = podman.play(playable(thing, f"{PREFIX}-{name}", ports[name]))
        for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
            asked = chart.pod_of(thing)[1]["containers"][0][probe]["httpGet"]["path"]
            until(lambda: get(ports[name], asked) == 200, f"{name}: {asked} says 200")
        locked_down(podman, containers[name])
        say(f"{name} is started, ready and live after {time.monotonic() - began:.1f} s")
    until(lambda: get(ports["gateway-a"], "/health") == 200, "the gateway says that all is well")
    asyncio.run(people(podman, ports, containers, things))


async def people(podman, ports, containers, things):
    alice, bob = await talk(ports["gateway-a"], ports["gateway-b"])
    say("a message went from one gateway to the other")
    scrapes = {name.split("-")[0]: await asyncio.to_thread(scrape, port) for name, port in ports.items()}
    faults = list(checks_docs.scraped_faults(scrapes))
    require(not faults, "; ".join(faults))
    say("metrics are those of docs/metrics.md")
    grace = chart.pod_of(things[f"Deployment/{PREFIX}-gateway"])[1]["terminationGracePeriodSeconds"]
    took, seen, code = await drain(podman, containers["gateway-a"], ports["gateway-a"], alice, grace)
    say(f"a gateway that was told to stop was gone in {took:.1f} s, its client closed with {code}; ready, live: {sorted(seen)}")
    require(code == 1012, f"its client was closed with {code}, not 1012")
    if "cryb.drain." in (ROOT / "docs/operations.md").read_text():
        require((503, 200) in seen, "nobody saw it not ready while live")
    await bob.ask("heartbeat", {})
    await bob.link.close()


def main():
    # Ended from outside, it clears up too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="cryb-play-"))
    podman = Podman(folder)
    began = time.monotonic()
    try:
        play(podman)
        say(f"1 passed, 0 failed in {time.monotonic() - began:.0f} s")
        return 0
    except Failure as failure:
        say(f"FAILED: {failure}")
        for pod in podman.pods:
            for one in podman("ps", "-a", "--filter", f"pod={pod}", "--format", "{{.Names}}", check=False).split():
                say(f"{one}: {podman('logs', '--tail', '15', one, check=False)}")
        return 1
    finally:
        podman.clear()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
