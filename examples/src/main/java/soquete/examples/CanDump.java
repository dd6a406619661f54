package soquete.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import soquete.Socket;
import soquete.endpoint.CanEndpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.NotSupportedException;
import soquete.netdevice.NetDevice;
import soquete.option.CanFilter;
import soquete.option.SolCanRaw;

/// Frames of a CAN bus, as `candump` prints them; where the kernel has no CAN it says so.
///
/// `CanDump DEVICE [ID MASK]`, the numbers in hexadecimal: the kernel passes frames for which
/// `frame & MASK == ID & MASK`.
public final class CanDump {
    private static final int CAN_EFF_FLAG = 0x8000_0000;
    private static final int CAN_EFF_MASK = 0x1fff_ffff;
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ").withUpperCase();

    private CanDump() {}

    /// `struct can_frame`: identifier and flags, length, three bytes of nothing, data.
    static String text(byte[] frame) {
        int id = ByteBuffer.wrap(frame).order(ByteOrder.nativeOrder()).getInt();
        String number =
                (id & CAN_EFF_FLAG) != 0
                        ? "%08X".formatted(id & CAN_EFF_MASK)
                        : "%03X".formatted(id & 0x7ff);
        return "%s   [%d]  %s".formatted(number, frame[4], BYTES.formatHex(frame, 8, 8 + frame[4]));
    }

    /// Prints frames until it is stopped.
    ///
    /// @param args `DEVICE [ID MASK]`
    public static void main(String[] args) throws IOException {
        try (Socket s = Socket.open(Family.AF_CAN, SocketType.SOCK_RAW, Protocol.CAN_RAW)) {
            if (args.length > 2) {
                long id = Long.parseLong(args[1], 16);
                CanFilter filter = new CanFilter(id, Long.parseLong(args[2], 16));
                s.set(SolCanRaw.CAN_RAW_FILTER, new CanFilter[] {filter});
            }
            s.bind(new CanEndpoint.Raw(NetDevice.ofName(args[0]).index()));
            IO.println("listening on " + args[0]);
            while (true) {
                IO.println(args[0] + "  " + text(s.recv(16)));
            }
        } catch (NotSupportedException e) {
            IO.println(e.getMessage());
            System.exit(1);
        }
    }
}
