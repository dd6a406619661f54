package soquete.option;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import soquete.endpoint.InetEndpoint;

/// The subflows of a Multipath TCP connection: what `MPTCP_TCPINFO` and `MPTCP_SUBFLOW_ADDRS`
/// answer
/// behind a `struct mptcp_subflow_data`; since Linux 5.16. As many as 32 are asked for.
final class MptcpSubflows {
    private static final int MOST = 32;
    private static final int TCP_INFO_ROOM = 512;

    private static final Struct DATA = Struct.of("mptcp_subflow_data", 16);
    private static final Struct.Field SIZE = DATA.field("size_subflow_data", 0, 4);
    private static final Struct.Field COUNT = DATA.field("num_subflows", 4, 4);
    private static final Struct.Field KERNEL = DATA.field("size_kernel", 8, 4);
    private static final Struct.Field USER = DATA.field("size_user", 12, 4);

    private static final Struct ADDRS = Struct.of("mptcp_subflow_addrs", 256);
    private static final Struct.Field LOCAL = ADDRS.field("ss_local", 0, 128);
    private static final Struct.Field REMOTE = ADDRS.field("ss_remote", 128, 128);

    static final Shape<TcpInfo[]> TCP_INFOS =
            Coded.bytes(
                            TcpInfo[].class,
                            DATA.size() + MOST * TCP_INFO_ROOM,
                            Passing.VALUE,
                            MptcpSubflows::never,
                            bytes ->
                                    elements(bytes).stream()
                                            .map(TcpInfo::of)
                                            .toArray(TcpInfo[]::new))
                    .asked(question(TCP_INFO_ROOM));

    static final Shape<MptcpSubflowAddrs[]> ADDRESSES =
            Coded.bytes(
                            MptcpSubflowAddrs[].class,
                            DATA.size() + MOST * 256,
                            Passing.VALUE,
                            MptcpSubflows::never,
                            bytes ->
                                    elements(bytes).stream()
                                            .map(MptcpSubflows::addrs)
                                            .toArray(MptcpSubflowAddrs[]::new))
                    .asked(question(256));

    private MptcpSubflows() {}

    private static byte[] never(Object[] value) {
        throw new IllegalArgumentException("the kernel alone makes these: " + value.length);
    }

    private static byte[] question(int each) {
        ByteBuffer to = ByteBuffer.allocate(DATA.size()).order(ByteOrder.nativeOrder());
        SIZE.put(to, DATA.size());
        USER.put(to, each);
        return to.array();
    }

    /// The kernel writes elements of `size_user` bytes, of which it fills as many as it has.
    private static List<byte[]> elements(byte[] bytes) {
        ByteBuffer head = DATA.wrap(bytes);
        long step = USER.get(head);
        int filled = (int) Math.min(KERNEL.get(head), Math.min(step, bytes.length));
        List<byte[]> elements = new ArrayList<>();
        long at = SIZE.get(head);
        for (int i = 0; i < Math.min(COUNT.get(head), MOST); i++) {
            if (at + filled <= bytes.length) {
                elements.add(Arrays.copyOfRange(bytes, (int) at, (int) at + filled));
            }
            at += step;
        }
        return elements;
    }

    private static MptcpSubflowAddrs addrs(byte[] bytes) {
        ByteBuffer from = ADDRS.wrap(bytes);
        InetEndpoint local = InetBytes.inet(from, LOCAL.offset());
        return new MptcpSubflowAddrs(local, InetBytes.inet(from, REMOTE.offset()));
    }
}
