package soquete.sys;

/// `struct ifaddrmsg` of `<linux/if_addr.h>`: the head of a message about an address.
@CStruct("ifaddrmsg")
public final class Ifaddrmsg {
    public static final int SIZE = 8;
    public static final int IFA_FAMILY = 0;
    public static final int IFA_PREFIXLEN = 1;
    public static final int IFA_FLAGS = 2;
    public static final int IFA_SCOPE = 3;
    public static final int IFA_INDEX = 4;

    private Ifaddrmsg() {}
}
