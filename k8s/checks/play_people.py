"""Alice and Bob, each at a gateway of their own, and what they do; for k8s/play."""

import asyncio
import hashlib
import json
import secrets
import struct
import time
import urllib.error
import urllib.request
import zlib

import websockets

from play_podman import PATIENCE, get, require


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


def stored(url, content=None, method="GET", headers=None):
    """What the store answers to a signed URL."""
    # Said, as urllib would else call it a form.
    said = {"content-type": "application/octet-stream", **(headers or {})} if content else {}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, content, said, method=method), timeout=20) as answer:
            return answer.read()
    except urllib.error.HTTPError as refused:
        require(False, f"{method} of what was signed: {refused.code} {refused.read().decode()}")


class Person:
    """Somebody at a gateway, by plain WebSocket."""

    def __init__(self, link, user):
        self.link, self.user, self.last, self.heard = link, user, 0, []

    @classmethod
    async def sign_up(cls, port, name):
        answer = await asyncio.to_thread(
            post, port, "/auth/register", {"username": name, "password": secrets.token_hex(12)})
        self = cls(await websockets.connect(f"ws://127.0.0.1:{port}/gateway"), answer["user"]["id"])
        await self.ask("identify", {"token": answer["accessToken"]})
        await self.hear("ready")
        return self

    async def frame(self):
        return json.loads(await asyncio.wait_for(self.link.recv(), 20))

    async def ask(self, event, data, refused=None):
        """The answer to a request; what may be sent again is, with its nonce. The error, where one is waited for."""
        end = time.monotonic() + PATIENCE
        data = data if event in ("identify", "heartbeat") else {**data, "nonce": secrets.token_hex(8)}
        while True:
            answer = await self.once(event, data)
            error = answer.get("error", {})
            if refused and error.get("code") == refused:
                return error
            if answer.get("ok"):
                require(not refused, f"{event}: {answer}, not {refused}")
                return answer.get("data")
            require(error.get("retryable") and time.monotonic() < end, f"{event}: {answer}")
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


async def talk(alice, bob):
    """A message from one gateway to the other; returns the server and the channel."""
    home = await alice.ask("server:create", {"name": "Home"})
    channel = home["channels"][0]["id"]
    code = (await alice.ask("invite:create", {"channelId": channel}))["code"]
    await bob.ask("server:join", {"inviteCode": code})
    await alice.ask("message:create", {"channelId": channel, "content": "Hello from a pod"})
    heard = await bob.hear("message:create")
    require(heard["content"] == "Hello from a pod", f"bob heard {heard}")
    return home["server"]["id"], channel


async def call(alice, bob, server, livekit):
    """Bob joins a call, LiveKit lets him in by his token, Alice hears of it; then he leaves."""
    room = (await alice.ask("channel:create", {"serverId": server, "type": "voice", "name": "Lounge"}))["id"]
    answer = await bob.ask("voice:join", {"channelId": room})
    require(answer["url"] == livekit, f"bob was sent to {answer['url']}")
    link = await websockets.connect(f"{livekit}/rtc?access_token={answer['token']}&auto_subscribe=1&protocol=9")
    first = await asyncio.wait_for(link.recv(), 20)
    require(isinstance(first, bytes) and room.encode() in first, f"LiveKit says {first[:200]}")
    heard = (await alice.hear("voice:joined"))["voiceState"]
    require((heard["userId"], heard["channelId"]) == (bob.user, room), f"alice heard {heard}")
    await bob.ask("voice:leave", {})
    heard = await alice.hear("voice:left")
    require((heard["userId"], heard["reason"]) == (bob.user, "left"), f"alice heard {heard}")
    # The service put him out of the room, with the key that it got from its Secret.
    async with asyncio.timeout(20):
        async for _ in link:
            pass


async def no_call(alice, bob, server):
    """What is said where no LiveKit answers."""
    room = (await alice.ask("channel:create", {"serverId": server, "type": "voice", "name": "Lounge"}))["id"]
    await bob.ask("voice:join", {"channelId": room}, refused="VOICE_UNAVAILABLE")


def picture(width, height):
    """A PNG of a slope of colours."""
    rows = b"".join(b"\0" + bytes(at for x in range(width) for at in (x % 256, y % 256, 99)) for y in range(height))

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    shape = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", shape) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


async def file(alice, bob, channel):
    """A picture goes to the store, with a message to Bob, and from the store to him."""
    content = picture(600, 450)
    asked = await alice.ask("media:upload_request", {
        "purpose": "attachment", "channelId": channel, "filename": "slope.png", "size": len(content),
        "contentType": "image/png", "sha256": hashlib.sha256(content).hexdigest()})
    await asyncio.to_thread(stored, asked["url"], content, asked["method"], asked["headers"])
    ready = (await alice.ask("media:upload_complete", {"uploadId": asked["uploadId"]}))["attachment"]
    require((ready.get("width"), ready.get("height")) == (600, 450) and ready.get("preview"), f"it became {ready}")
    await alice.ask("message:create", {"channelId": channel, "content": "", "attachments": [ready["id"]]})
    heard = (await bob.hear("message:create"))["attachments"]
    require([one["id"] for one in heard] == [ready["id"]], f"bob heard of {heard}")
    [link] = (await bob.ask("media:url", {"channelId": channel, "attachmentIds": [ready["id"]]}))["urls"]
    require(await asyncio.to_thread(stored, link["url"]) == content, "bob got another picture")
    small = await asyncio.to_thread(stored, link["thumbnailUrl"])
    require(small.startswith(b"\xff\xd8"), "the thumbnail is no JPEG")


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
