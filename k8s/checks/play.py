"""Plays the chart's own pods with podman; see k8s/play."""

import asyncio
import functools
import json
import os
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.parse
import urllib.request

import chart
import checks_docs
import play_people
from chart import ROOT, SERVICES
from play_people import Person
from play_podman import Failure, Podman, get, locked_down, playable, probes, require, say, stale, together, until

PREFIX = f"cryb-play-{os.getpid()}"
PODS = ("messaging", "presence", "voice", "media", "gateway-a", "gateway-b")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def stores():
    """The process that holds Postgres, Redis, S3 and LiveKit, and where they are."""
    jar = next((ROOT / "local-stack/target").glob("local-stack-*.jar"))
    homes = [os.environ.get("JAVA_HOME", ""), *map(str, pathlib.Path("/usr/lib/jvm").glob("*"))]
    java = next((f"{home}/bin/java" for home in homes if pathlib.Path(home, "bin/javac").exists()
                 and int(subprocess.run([f"{home}/bin/javac", "-version"], capture_output=True, text=True)
                         .stdout.split()[1].split(".")[0]) >= 21), None)
    require(java, "no JDK >= 21; set JAVA_HOME")
    process = subprocess.Popen(
        [java, "-Xmx128m", "-cp", f"{jar}:{jar.parent}/lib/*", str(ROOT / "k8s/checks/PlayStores.java"), *SERVICES],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "CRYB_HOME": str(ROOT)},
        start_new_session=True)
    found = {}
    for line in process.stdout:
        if line.strip() == "ready":
            return process, found
        name, _, url = line.strip().partition(" ")
        found[name] = url
    raise Failure("the stores do not start")


def values(postgres, redis, s3, livekit):
    return {
        "fullnameOverride": PREFIX,
        "image": {"registry": "localhost", "pullPolicy": "Never"},
        "postgres": {"host": postgres.hostname, "port": postgres.port, "database": postgres.path.strip("/"), "sslMode": "disable"},
        "redis": {"hosts": [redis.netloc.rsplit("@", 1)[-1]], **({"existingSecret": f"{PREFIX}-redis"} if redis.password else {})},
        "s3": {
            "endpoint": s3.hostname, "port": s3.port, "tls": s3.scheme == "https", "existingSecret": f"{PREFIX}-s3"},
        "livekit": {"url": livekit, "port": urllib.parse.urlparse(livekit).port, "existingSecret": f"{PREFIX}-livekit"},
        "auth": {"mode": "secret", "existingSecret": f"{PREFIX}-auth"},
        "migrations": {"existingSecret": f"{PREFIX}-owner"},
        **{one: {"enabled": True, "database": {"existingSecret": f"{PREFIX}-{one}"}} for one in SERVICES},
    }


def scrape(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/q/metrics", timeout=10) as answer:
        return answer.read().decode()


def play(podman):
    process, found = stores()
    try:
        urls = {name: urllib.parse.urlparse(url) for name, url in found.items()}
        owner = urllib.parse.parse_qs(urllib.parse.urlparse(found["owner"].removeprefix("jdbc:")).query)
        podman.secret(f"{PREFIX}-owner", {"username": owner["user"][0], "password": owner["password"][0]})
        podman.secret(f"{PREFIX}-auth", {"secret": secrets.token_hex(32)})
        for one in SERVICES:
            podman.secret(f"{PREFIX}-{one}", {"username": urls[one].username, "password": urls[one].password})
        if urls["redis"].password:
            podman.secret(f"{PREFIX}-redis", {"password": urls["redis"].password})
        s3, there = urls["s3"], urls.get("livekit")
        podman.secret(f"{PREFIX}-s3", {"access-key": s3.username, "secret-key": s3.password})
        podman.secret(f"{PREFIX}-livekit", {
            "api-key": there.username if there else "nobody", "api-secret": there.password if there else secrets.token_hex(16)})
        livekit = f"ws://127.0.0.1:{there.port if there else free_port()}"
        say(f"Postgres, Redis, {found['s3-kind']}" + (" and LiveKit are there" if there else
            " are there; NO livekit-server in .cryb/bin or on the PATH: voice is played with a LiveKit that is away"))
        path = podman.folder / "values.yaml"
        path.write_text(json.dumps(values(urls["gateway"], urls["redis"], s3, livekit)))
        things = {chart.label(thing): thing for thing in chart.objects(path, release=PREFIX)}
        run(podman, things, livekit if there else None)
    except Exception:
        # While the stores are there, as without them each log would be full of that.
        podman.tell()
        raise
    finally:
        process.stdin.close()
        process.wait(60)


def migrate(podman, things, service):
    began = time.monotonic()
    job = things[f"Job/{PREFIX}-{service}-migrate"]
    container = podman.play(playable(job, f"{PREFIX}-migrate-{service}", free_port()))
    code = podman("wait", container)
    require(code == "0", f"the migration of {service} ended with {code}:\n{podman('logs', container)[-4000:]}")
    say(f"{service} migrated in {time.monotonic() - began:.1f} s")


def start(podman, thing, name, port, containers):
    began = time.monotonic()
    containers[name] = podman.play(playable(thing, f"{PREFIX}-{name}", port))
    probes(podman, containers[name], thing, port)
    locked_down(podman, containers[name])
    say(f"{name} is started, ready and live after {time.monotonic() - began:.1f} s")


def run(podman, things, livekit):
    deployments = {name: things[f"Deployment/{PREFIX}-{name.split('-')[0]}"] for name in PODS}
    for service in SERVICES:
        image = chart.pod_of(things[f"Job/{PREFIX}-{service}-migrate"])[1]["containers"][0]["image"]
        require(not stale(podman, service, image), f"{image} is missing, or older than what is built: k8s/images/build")
    together([functools.partial(migrate, podman, things, service) for service in SERVICES])
    ports, containers = {name: free_port() for name in PODS}, {}
    together([functools.partial(start, podman, deployments[name], name, ports[name], containers) for name in PODS])
    until(lambda: get(ports["gateway-a"], "/health") == 200, "the gateway says that all is well")
    asyncio.run(people(podman, ports, containers, deployments, livekit))


async def people(podman, ports, containers, deployments, livekit):
    alice, bob = await asyncio.gather(
        Person.sign_up(ports["gateway-a"], "alice"), Person.sign_up(ports["gateway-b"], "bob"))
    server, channel = await play_people.talk(alice, bob)
    say("a message went from one gateway to the other")
    if livekit:
        await play_people.call(alice, bob, server, livekit)
        say("a call: LiveKit took the token of voice:join, who came and left was told at the other gateway")
    else:
        await play_people.no_call(alice, bob, server)
        say("voice:join says VOICE_UNAVAILABLE, as no LiveKit is there")
    await play_people.file(alice, bob, channel)
    say("a picture went to S3 and with a message through two gateways; it and its thumbnail came from S3")
    scrapes = {name.split("-")[0]: await asyncio.to_thread(scrape, port) for name, port in ports.items()}
    faults = list(checks_docs.scraped_faults(scrapes))
    require(not faults, "; ".join(faults))
    say(f"metrics of {', '.join(scrapes)} are those of docs/metrics.md")
    grace = chart.pod_of(deployments["gateway-a"])[1]["terminationGracePeriodSeconds"]
    took, seen, code = await play_people.drain(podman, containers["gateway-a"], ports["gateway-a"], alice, grace)
    say(f"a gateway that was told to stop was gone in {took:.1f} s, its client closed with {code}; ready, live: {sorted(seen)}")
    require(code == 1012, f"its client was closed with {code}, not 1012")
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
    except Exception as failure:
        if not isinstance(failure, Failure):
            traceback.print_exc()
        say(f"FAILED: {failure or type(failure).__name__}")
        return 1
    finally:
        podman.clear()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
