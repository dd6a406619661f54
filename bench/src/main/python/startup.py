"""The least client: socket, connect, send, receive, close."""

import socket
import sys

out = "bom dia, servidor".encode()
with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.connect(("127.0.0.1", int(sys.argv[1])))
    s.send(out)
    back = s.recv(64)
sys.exit(back != out)
