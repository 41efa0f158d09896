/** Prints, as JSON, which ports are not open, each with the reason. Its arguments are hosts and ports, each a text with spaces in between. */
export const CLOSED_PORTS = `import json, socket, sys
def closed(host, port):
    try:
        socket.create_connection((host, port), timeout=10).close()
    except OSError as error:
        return f"{host} {port}: {error}"
print(json.dumps([found for host in sys.argv[1].split() for port in sys.argv[2].split() if (found := closed(host, int(port)))]))`;
