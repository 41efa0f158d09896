"""Prints the status of the answer to each request of its argument, a list of [URL, headers, body]; a body is sent by POST."""
import json
import sys
import urllib.error
import urllib.request


def status(url, headers, body):
    request = urllib.request.Request(url, None if body is None else json.dumps(body).encode(), {"Content-Type": "application/json", **headers})
    try:
        return urllib.request.urlopen(request, timeout=60).status
    except urllib.error.HTTPError as error:
        return error.code


print(json.dumps([status(*asked) for asked in json.loads(sys.argv[1])]))
