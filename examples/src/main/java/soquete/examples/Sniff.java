package soquete.examples;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import soquete.bpf.Assembler;
import soquete.bpf.Filter;
import soquete.capture.CapturedPacket;
import soquete.capture.PacketCapture;
import soquete.capture.PcapWriter;
import soquete.error.PermissionException;

/// Captures packets of one UDP port into a file that Wireshark and tcpdump read. The filter runs in
/// the kernel; what it drops costs the program nothing. Needs `CAP_NET_RAW`.
///
/// `Sniff DEVICE PORT FILE COUNT`. For another filter see what `tcpdump -ddd` prints, and
/// `Filter.parse`.
public final class Sniff {
    private static final int SNAP_LENGTH = 256;

    private Sniff() {}

    /// UDP over IPv4 in Ethernet, to or from a port.
    static Filter udpPort(int port) {
        return new Assembler()
                .ldh(12)
                .jeq(0x0800, Assembler.NEXT, "drop") // IPv4
                .ldb(23)
                .jeq(17, Assembler.NEXT, "drop") // UDP
                .ldh(20)
                .jset(0x1fff, "drop", Assembler.NEXT) // not the first fragment
                .ldxMsh(14) // X = length of the IP header
                .ldhInd(14)
                .jeq(port, "keep", Assembler.NEXT)
                .ldhInd(16)
                .jeq(port, "keep", "drop")
                .label("keep")
                .ret(SNAP_LENGTH)
                .label("drop")
                .ret(0)
                .toFilter();
    }

    /// Captures.
    ///
    /// @param args `DEVICE PORT FILE COUNT`
    public static void main(String[] args) throws IOException {
        Filter filter = udpPort(Integer.parseInt(args[1]));
        Path file = Path.of(args[2]);
        try (PacketCapture capture = PacketCapture.on(args[0]).withFilter(filter).open();
                PcapWriter pcap =
                        new PcapWriter(
                                new BufferedOutputStream(Files.newOutputStream(file)),
                                capture.linkType(),
                                SNAP_LENGTH)) {
            IO.println("capturing on " + args[0]);
            for (int i = Integer.parseInt(args[3]); i > 0; i--) {
                CapturedPacket packet = capture.next(); // lent until the next one
                IO.println(packet.time() + " " + packet.originalLength() + " bytes");
                pcap.write(packet.keep());
            }
            IO.println(capture.statistics().drops() + " dropped for want of room");
        } catch (PermissionException e) {
            IO.println(e.getMessage());
            System.exit(1);
        }
    }
}
