"""Writes to a cluster of Redis until it is told to end, counts what fails, and then reads everything back.

A client as people write them: it asks for the slots, goes to the node that has the key, follows MOVED, and asks again after an error.
"""

import collections
import json
import os
import signal
import socket
import time

PASSWORD = os.environ["REDISCLI_AUTH"]
SEED = (os.environ["REDIS_HOST"], 6379)
ending = False


def end(*_):
    global ending
    ending = True


signal.signal(signal.SIGTERM, end)


class RedisError(Exception):
    pass


class Connection:
    def __init__(self, address):
        self.socket = socket.create_connection(address, timeout=1)
        self.file = self.socket.makefile("rb")
        self.ask("AUTH", PASSWORD)

    def ask(self, *words):
        parts = [b"*%d\r\n" % len(words)]
        for word in words:
            data = str(word).encode()
            parts.append(b"$%d\r\n%s\r\n" % (len(data), data))
        self.socket.sendall(b"".join(parts))
        answer = self.read()
        if isinstance(answer, RedisError):
            raise answer
        return answer

    def read(self):
        line = self.file.readline()
        if not line.endswith(b"\r\n"):
            raise ConnectionError("closed")
        kind, rest = line[:1], line[1:-2]
        if kind == b"+":
            return rest.decode()
        if kind == b"-":
            return RedisError(rest.decode())
        if kind == b":":
            return int(rest)
        if kind == b"$":
            return None if rest == b"-1" else self.file.read(int(rest) + 2)[:-2].decode()
        return [self.read() for _ in range(int(rest))]


def slot_of(key):
    crc = 0
    for byte in key.encode():
        crc ^= byte << 8
        for _ in range(8):
            crc = ((crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc % 16384


class Cluster:
    def __init__(self):
        self.connections = {}
        self.slots = []
        self.known = [SEED]

    def look(self):
        for address in [*self.known, SEED]:
            try:
                ranges = self.at(address).ask("CLUSTER", "SLOTS")
            except (OSError, RedisError):
                self.connections.pop(address, None)
                continue
            self.slots = [(first, last, (master[0], master[1])) for first, last, master, *_ in ranges]
            self.known = [address for _, _, address in self.slots]
            return

    def at(self, address):
        if address not in self.connections:
            self.connections[address] = Connection(address)
        return self.connections[address]

    def ask(self, key, *words):
        slot = slot_of(key)
        address = next((master for first, last, master in self.slots if first <= slot <= last), SEED)
        try:
            return self.at(address).ask(*words)
        except RedisError as error:
            if not str(error).startswith("MOVED"):
                raise
            host, _, port = str(error).split()[2].rpartition(":")
            return self.at((host, int(port))).ask(*words)
        except OSError:
            self.connections.pop(address, None)
            raise


cluster = Cluster()
cluster.look()
print("writes", flush=True)
failed = collections.Counter()
written = {}
longest = 0.0
number = 0
while not ending or (number and f"key:{number - 1}" not in written):
    key, since = f"key:{number}", time.monotonic()
    while True:
        try:
            cluster.ask(key, "SET", key, number)
            break
        except (OSError, RedisError) as error:
            failed[str(error).split()[0] if isinstance(error, RedisError) else type(error).__name__] += 1
            time.sleep(0.02)
            cluster.look()
    longest = max(longest, time.monotonic() - since)
    written[key] = str(number)
    number += 1
    time.sleep(0.005)
lost = 0
for key, value in written.items():
    for tries in range(100):
        try:
            found = cluster.ask(key, "GET", key)
            break
        except (OSError, RedisError):
            time.sleep(0.1)
            cluster.look()
    lost += found != value
print(json.dumps({"written": number, "failed": dict(failed), "longest": round(longest, 2), "lost": lost}), flush=True)
