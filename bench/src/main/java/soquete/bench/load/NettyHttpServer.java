package soquete.bench.load;

import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.DATE;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Netty with its HTTP codec over native epoll: one event loop, the answer of the examples'
/// `HttpResponder` to `/hello`, keep-alive, what was read in one turn flushed at its end.
final class NettyHttpServer implements EchoServer {
    private static final ByteBuf CONTENT =
            Unpooled.unreleasableBuffer(
                    Unpooled.directBuffer()
                            .writeBytes(
                                    "Hello from the sockets.\n".getBytes(StandardCharsets.US_ASCII))
                            .asReadOnly());
    private static final AsciiString LENGTH = AsciiString.of("" + CONTENT.readableBytes());
    private static final AsciiString PLAIN = AsciiString.of("text/plain");

    @Override
    public Address start(Address at) throws InterruptedException {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory()))
                        .channel(EpollServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel made) {
                                        made.pipeline().addLast(new HttpServerCodec(), new Hello());
                                    }
                                });
        return at.bound(bootstrap.bind(at.toSocketAddress()).sync().channel().localAddress());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a connection that fails is closed by Netty
    private static final class Hello extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            try {
                if (message instanceof HttpRequest request) {
                    answer(context, request);
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        private static void answer(ChannelHandlerContext context, HttpRequest request) {
            if (request.decoderResult().isFailure() || !request.uri().equals("/hello")) {
                context.close(); // the load asks for nothing else
                return;
            }
            FullHttpResponse answer =
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1,
                            HttpResponseStatus.OK,
                            CONTENT.duplicate(),
                            DefaultHttpHeadersFactory.headersFactory()
                                    .withValidation(false)
                                    .newHeaders(),
                            EmptyHttpHeaders.INSTANCE);
            answer.headers()
                    .set(DATE, Clock.now())
                    .set(CONTENT_TYPE, PLAIN)
                    .set(CONTENT_LENGTH, LENGTH);
            if (HttpUtil.isKeepAlive(request)) {
                context.write(answer, context.voidPromise());
            } else {
                answer.headers().set(CONNECTION, "close");
                context.write(answer).addListener(done -> context.close());
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // the peer has gone
        }
    }

    /// The time as HTTP writes it, made once a second.
    private static final class Clock {
        private static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
        private static volatile Clock last = new Clock(0);

        private final long second;
        private final AsciiString text;

        private Clock(long second) {
            this.second = second;
            this.text =
                    AsciiString.of(
                            FORM.format(Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC)));
        }

        static AsciiString now() {
            long second = System.currentTimeMillis() / 1000;
            Clock clock = last;
            if (clock.second != second) {
                clock = new Clock(second);
                last = clock;
            }
            return clock.text;
        }
    }
}
