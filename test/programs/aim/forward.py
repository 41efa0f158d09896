# Before another program: leads a port of localhost to a Service, as `kubectl port-forward` does.
import os as _os, socket as _socket, threading as _threading


def _copy(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    for end in source, target:
        try:
            end.shutdown(_socket.SHUT_RDWR)
        except OSError:
            pass


def _accept(server, to):
    while True:
        near, far = server.accept()[0], _socket.create_connection(to)
        for pair in (near, far), (far, near):
            _threading.Thread(target=_copy, args=pair, daemon=True).start()


_local, _host, _port = _os.environ['FORWARD'].split(' ')
_threading.Thread(target=_accept, args=(_socket.create_server(('127.0.0.1', int(_local))), (_host, int(_port))), daemon=True).start()
