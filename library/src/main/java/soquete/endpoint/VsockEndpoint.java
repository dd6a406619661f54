package soquete.endpoint;

/// An end between a virtual machine and its host: `struct sockaddr_vm`, vsock(7).
///
/// Prints as `vsock:2:5000`; "any" is `vsock:any:any`.
///
/// @param cid   the machine: 32 bits without sign, or one of the `VMADDR_CID_*`
/// @param port  the port: 32 bits without sign; those below 1024 need a capability
/// @param flags `VMADDR_FLAG_*`, 0 to 255; since Linux 5.11
/// @see <a href="https://man7.org/linux/man-pages/man7/vsock.7.html">vsock(7)</a>
public record VsockEndpoint(int cid, int port, int flags) implements Endpoint {
    /// Any machine, in bind(2).
    public static final int VMADDR_CID_ANY = -1;

    /// The hypervisor.
    public static final int VMADDR_CID_HYPERVISOR = 0;

    /// This machine, since Linux 5.6.
    public static final int VMADDR_CID_LOCAL = 1;

    /// The host.
    public static final int VMADDR_CID_HOST = 2;

    /// A port that the kernel chooses, in bind(2).
    public static final int VMADDR_PORT_ANY = -1;

    /// Send to the host, also where it is nested.
    public static final int VMADDR_FLAG_TO_HOST = 1;

    /// Checks the flags.
    ///
    /// @throws IllegalArgumentException if `flags` is not in 0 to 255
    public VsockEndpoint {
        Digits.check(flags, 0xff, "flags");
    }

    /// An endpoint without flags.
    ///
    /// @param cid  the machine
    /// @param port the port
    public VsockEndpoint(int cid, int port) {
        this(cid, port, 0);
    }

    @Override
    public Family family() {
        return Family.AF_VSOCK;
    }

    /// `vsock:2:5000`
    @Override
    public String toString() {
        return VsockText.print(this);
    }
}
