package soquete.netlink;

import soquete.option.Option;
import soquete.option.Shape;
import soquete.sys.NetlinkConstants;

/// The options of `SOL_NETLINK` that this package sets.
final class NetlinkOptions {
    static final Option<Integer> ADD_MEMBERSHIP =
            option("NETLINK_ADD_MEMBERSHIP", NetlinkConstants.NETLINK_ADD_MEMBERSHIP, Shape.INT);

    static final Option<Boolean> CAP_ACK =
            option("NETLINK_CAP_ACK", NetlinkConstants.NETLINK_CAP_ACK, Shape.FLAG);

    static final Option<Boolean> EXT_ACK =
            option("NETLINK_EXT_ACK", NetlinkConstants.NETLINK_EXT_ACK, Shape.FLAG);

    static final Option<Boolean> GET_STRICT_CHK =
            option("NETLINK_GET_STRICT_CHK", NetlinkConstants.NETLINK_GET_STRICT_CHK, Shape.FLAG);

    private NetlinkOptions() {}

    private static <T> Option<T> option(String name, int number, Shape<T> shape) {
        return new Option<>(name, NetlinkConstants.SOL_NETLINK, number, shape);
    }
}
