package soquete.sys;

/// `struct ndmsg` of `<linux/neighbour.h>`: the head of a message about a neighbour.
@CStruct("ndmsg")
public final class Ndmsg {
    public static final int SIZE = 12;
    public static final int NDM_IFINDEX = 4;
    public static final int NDM_STATE = 8;
    public static final int NDM_FLAGS = 10;

    private Ndmsg() {}
}
