// Programs for the pods of `helm test`. They wait for a server whose image is still pulled. The certificate that the server
// was given counts as the right one, whatever name it is for: nobody knows by which names clients reach the server.

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

/** Asks a URL; with TLS, a file with the certificate of the server comes behind it. @internal */
export const CONNECT_HTTP = `import ssl, sys, time, urllib.request
context = None
if len(sys.argv) > 2:
    ${CONTEXT}
def ask():
    urllib.request.urlopen(sys.argv[1], timeout=10, context=context)
${WAIT}`;

/** Opens a channel to a host and port; with TLS, a connection with the protocol that gRPC is made of. @internal */
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
