package soquete.sys;

/// `struct nlattr` of `<linux/netlink.h>`: before every attribute.
@CStruct("nlattr")
public final class Nlattr {
    public static final int SIZE = 4;
    public static final int NLA_LEN = 0;
    public static final int NLA_TYPE = 2;

    private Nlattr() {}
}
