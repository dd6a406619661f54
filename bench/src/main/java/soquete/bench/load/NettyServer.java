package soquete.bench.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.uring.IoUringBufferRingConfig;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringFixedBufferRingAllocator;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.net.SocketAddress;

/// Netty: one event loop, the pooled allocator, and with io_uring a ring of provided buffers.
/// What was read in one turn is flushed at its end.
enum NettyServer implements EchoServer {
    /// The JDK's selector.
    NIO {
        @Override
        IoHandlerFactory handlers() {
            return NioIoHandler.newFactory();
        }

        @Override
        Class<? extends ServerChannel> channel(Address at) {
            return NioServerSocketChannel.class;
        }
    },

    /// Netty's native epoll.
    EPOLL {
        @Override
        IoHandlerFactory handlers() {
            return EpollIoHandler.newFactory();
        }

        @Override
        Class<? extends ServerChannel> channel(Address at) {
            return at.isUnix()
                    ? EpollServerDomainSocketChannel.class
                    : EpollServerSocketChannel.class;
        }
    },

    /// Netty's native io_uring.
    IO_URING {
        @Override
        IoHandlerFactory handlers() {
            IoUringBufferRingConfig buffers =
                    IoUringBufferRingConfig.builder()
                            .bufferGroupId(GROUP)
                            .bufferRingSize((short) 4096)
                            .batchSize(64)
                            .allocator(
                                    new IoUringFixedBufferRingAllocator(
                                            PooledByteBufAllocator.DEFAULT, BUFFER))
                            .build();
            return IoUringIoHandler.newFactory(
                    new IoUringIoHandlerConfig().setBufferRingConfig(buffers));
        }

        @Override
        Class<? extends ServerChannel> channel(Address at) {
            return IoUringServerSocketChannel.class;
        }

        @Override
        void options(ServerBootstrap bootstrap) {
            bootstrap.childOption(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, GROUP);
        }
    };

    private static final short GROUP = 1;

    abstract IoHandlerFactory handlers();

    abstract Class<? extends ServerChannel> channel(Address at);

    void options(ServerBootstrap bootstrap) {}

    @Override
    public Address start(Address at) throws InterruptedException {
        ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(new MultiThreadIoEventLoopGroup(1, handlers()))
                        .channel(channel(at))
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.ALLOCATOR, allocator)
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel made) {
                                        made.pipeline().addLast(new Echo());
                                    }
                                });
        if (!at.isUnix()) {
            bootstrap.childOption(ChannelOption.TCP_NODELAY, true);
        }
        options(bootstrap);
        SocketAddress to = at.isUnix() ? new DomainSocketAddress(at.path()) : at.toSocketAddress();
        return at.bound(bootstrap.bind(to).sync().channel().localAddress());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a connection that fails is closed by Netty
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.write(message, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            context.channel().config().setAutoRead(context.channel().isWritable());
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ChannelInputShutdownEvent.INSTANCE) { // what is left still goes
                context.writeAndFlush(Unpooled.EMPTY_BUFFER)
                        .addListener(ChannelFutureListener.CLOSE);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // the peer has gone
        }
    }
}
