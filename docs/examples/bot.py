# A bot that answers !ping. Needs Python >= 3.9: pip install 'python-socketio[client]==5.13.0' && python bot.py
import os
import time

import requests
import socketio

url = os.environ.get("CRYB_URL", "http://localhost:3001")
account = {"username": f"bot_{time.time_ns() % 10**12}", "password": "correct horse battery"}
response = requests.post(f"{url}/auth/register", json=account, timeout=10)
response.raise_for_status()
me = response.json()

sio = socketio.Client()


def ask(event, data):
    ack = sio.call(event, data, timeout=10)
    if not ack["ok"]:
        raise RuntimeError(f"{event}: {ack['error']['code']}: {ack['error']['message']}")
    return ack["data"]


@sio.on("message:create")
def on_message(message, *_):  # durable events carry their offset behind
    if message["author"]["id"] != me["user"]["id"] and message["content"] == "!ping":
        ask("message:create", {
            "channelId": message["channelId"],
            "content": "pong",
            "replyTo": message["id"],
            "nonce": f"pong-{message['id']}",  # however often this is sent again, it is answered once
        })


@sio.on("ready")
def on_ready(ready, *_):
    channel = ask("server:create", {"name": "Bots"})["channels"][0]
    code = ask("invite:create", {"channelId": channel["id"]})["code"]
    print(f"invite: {code}", flush=True)


sio.connect(url, auth={"token": me["accessToken"]}, wait_timeout=10)
sio.wait()
