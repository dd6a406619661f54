package soquete.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The filter of one instruction that keeps the beginning of every packet.
final class SnapFilter {
    private static final int RETURN_CONSTANT = 0x06;

    private SnapFilter() {}

    static byte[] of(int length) {
        byte[] instruction = new byte[8];
        ByteBuffer to = ByteBuffer.wrap(instruction).order(ByteOrder.nativeOrder());
        to.putShort(0, (short) RETURN_CONSTANT).putInt(4, length);
        return instruction;
    }
}
