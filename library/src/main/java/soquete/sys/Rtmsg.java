package soquete.sys;

/// `struct rtmsg` of `<linux/rtnetlink.h>`: the head of a message about a route.
@CStruct("rtmsg")
public final class Rtmsg {
    public static final int SIZE = 12;
    public static final int RTM_FAMILY = 0;
    public static final int RTM_DST_LEN = 1;
    public static final int RTM_TABLE = 4;
    public static final int RTM_PROTOCOL = 5;
    public static final int RTM_SCOPE = 6;
    public static final int RTM_TYPE = 7;

    private Rtmsg() {}
}
