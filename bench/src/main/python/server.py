"""Echo: one thread, asyncio with a protocol. The argument is tcp:PORT or unix:PATH."""

import asyncio
import sys


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)

    def pause_writing(self):
        self.transport.pause_reading()

    def resume_writing(self):
        self.transport.resume_reading()


async def main(at):
    kind, where = at.split(":", 1)
    loop = asyncio.get_running_loop()
    if kind == "unix":
        server = await loop.create_unix_server(Echo, where, backlog=4096)
    else:
        server = await loop.create_server(Echo, "127.0.0.1", int(where), backlog=4096)
        where = server.sockets[0].getsockname()[1]
    print(f"ready {kind}:{where}", flush=True)
    await server.serve_forever()


asyncio.run(main(sys.argv[1]))
