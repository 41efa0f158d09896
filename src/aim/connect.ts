// Programs for the pods of `helm test`. They wait for a server whose image is still pulled. They trust the certificate of
// the server, for any host name: the names that clients use are not known.

const CONTEXT = `context = ssl.create_default_context(cafile=sys.argv[2])
    context.check_hostname = False
    context.verify_flags |= 0x80000  # X509_V_FLAG_PARTIAL_CHAIN`;

const WAIT = `end = time.monotonic() + 180
while True:
    try:
        ask()
        break
    except OSError as error:
        print(error, flush=True)
        if time.monotonic() > end:
            raise
        time.sleep(2)
`;

/** Requests a URL. With TLS, the next argument is a file with the certificate of the server. @internal */
export const CONNECT_HTTP = `import ssl, sys, time, urllib.request
context = None
if len(sys.argv) > 2:
    ${CONTEXT}
def ask():
    urllib.request.urlopen(sys.argv[1], timeout=10, context=context)
${WAIT}`;

/** Opens a gRPC channel to a host and port; with TLS, an HTTP/2 connection. @internal */
export const CONNECT_GRPC = `import socket, ssl, sys, time, grpc
def ask():
    host, port = sys.argv[1].split(":")
    ${CONTEXT}
    context.set_alpn_protocols(["h2"])
    with context.wrap_socket(socket.create_connection((host, port), timeout=10)) as connection:
        if connection.selected_alpn_protocol() != "h2":
            raise OSError("the server does not speak HTTP/2")
if len(sys.argv) == 2:
    grpc.channel_ready_future(grpc.insecure_channel(sys.argv[1])).result(timeout=180)
    sys.exit()
${WAIT}`;
