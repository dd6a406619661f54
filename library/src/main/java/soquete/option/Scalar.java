package soquete.option;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;

/// The shapes of single numbers, texts and times. One class with a switch, and no function objects:
/// it is on the way of every server that starts.
final class Scalar<T> implements Shape<T> {
    static final int FLAG = 0;
    static final int INT = 1;
    static final int UNSIGNED = 2;
    static final int LONG = 3;
    static final int SHORT = 4;
    static final int NET_SHORT = 5;
    static final int BYTE = 6;
    static final int NET_INT = 7;
    static final int INTS = 8;
    static final int BYTES = 9;
    static final int NAME = 10;
    static final int TEXT = 11;
    static final int TIMEVAL = 12;
    static final int LENGTH = 13;
    static final int ERRNO = 14;
    static final int SOCKET_TYPE = 15;
    static final int FAMILY = 16;
    static final int PROTOCOL = 17;

    private static final int NAME_SIZE = 16;
    private static final int ROOM = 1024;
    private static final long MICROS = 1_000_000;
    private static final long NANOS_PER_MICRO = 1000;
    private static final byte[] NONE = {};

    private final Class<T> type;
    private final int kind;

    Scalar(Class<T> type, int kind) {
        this.type = type;
        this.kind = kind;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public int size() {
        return switch (kind) {
            case BYTE -> Byte.BYTES;
            case SHORT, NET_SHORT -> Short.BYTES;
            case LONG -> Long.BYTES;
            case NAME, TIMEVAL -> NAME_SIZE;
            case INTS, BYTES, TEXT -> ROOM;
            default -> Integer.BYTES;
        };
    }

    @Override
    public Passing passing() {
        return switch (kind) {
            case INTS, BYTES, TEXT -> Passing.LIST;
            case LENGTH -> Passing.LENGTH;
            default -> Passing.VALUE;
        };
    }

    @Override
    public byte[] question() {
        return NONE;
    }

    @Override
    public byte[] ask(T value) {
        return encode(value);
    }

    @Override
    public byte[] encode(T value) {
        return switch (kind) {
            case FLAG -> integer((Boolean) value ? 1 : 0);
            case INT -> integer((Integer) value);
            case UNSIGNED -> integer((int) range((Long) value, 0xffff_ffffL));
            case LONG -> Struct.blank(Long.BYTES).putLong((Long) value).array();
            case SHORT -> Struct.blank(2).putShort((short) range((Integer) value, 0xffff)).array();
            case NET_SHORT ->
                    ByteBuffer.allocate(2).putShort((short) range((Integer) value, 0xffff)).array();
            case BYTE -> new byte[] {(byte) range((Integer) value, 0xff)};
            case NET_INT -> integer(Integer.reverseBytes((Integer) value));
            case INTS -> integers((int[]) value);
            case BYTES -> ((byte[]) value).clone();
            case NAME -> name((String) value);
            case TEXT -> text((String) value);
            case TIMEVAL -> timeval((Duration) value);
            case LENGTH -> integer((int) range((Integer) value, Integer.MAX_VALUE));
            case ERRNO -> integer(((Errno) value).number());
            case SOCKET_TYPE -> integer(((SocketType) value).number());
            case FAMILY -> integer(((Family) value).number());
            default -> integer(((Protocol) value).number());
        };
    }

    @Override
    public T decode(byte[] bytes) {
        return type.cast(object(bytes));
    }

    private Object object(byte[] bytes) {
        return switch (kind) {
            case FLAG -> integer(bytes) != 0;
            case UNSIGNED -> integer(bytes) & 0xffff_ffffL;
            case LONG ->
                    bytes.length == Integer.BYTES
                            ? integer(bytes) & 0xffff_ffffL
                            : wrap(bytes, Long.BYTES).getLong();
            case SHORT -> wrap(bytes, Short.BYTES).getShort() & 0xffff;
            case NET_SHORT -> Short.reverseBytes(wrap(bytes, Short.BYTES).getShort()) & 0xffff;
            case BYTE -> wrap(bytes, Byte.BYTES).get() & 0xff;
            case NET_INT -> Integer.reverseBytes(integer(bytes));
            case INTS -> {
                int[] numbers = new int[bytes.length / Integer.BYTES];
                wrap(bytes, 0).asIntBuffer().get(numbers);
                yield numbers;
            }
            case BYTES -> bytes;
            case NAME, TEXT -> untilNul(bytes);
            case TIMEVAL -> {
                ByteBuffer from = wrap(bytes, 2 * Long.BYTES);
                long micros = from.getLong(Long.BYTES);
                if (micros < 0 || micros >= MICROS) {
                    throw new IllegalArgumentException(
                            "the kernel answered " + micros + " microseconds as part of a second");
                }
                yield Duration.ofSeconds(from.getLong(0), micros * NANOS_PER_MICRO);
            }
            case ERRNO -> new Errno(integer(bytes));
            case SOCKET_TYPE -> new SocketType(integer(bytes));
            case FAMILY -> new Family(integer(bytes));
            case PROTOCOL -> new Protocol(integer(bytes));
            default -> integer(bytes);
        };
    }

    private static byte[] integer(int value) {
        return Struct.blank(Integer.BYTES).putInt(value).array();
    }

    private static int integer(byte[] bytes) {
        return wrap(bytes, Integer.BYTES).getInt();
    }

    private static ByteBuffer wrap(byte[] bytes, int size) {
        Struct.require(bytes, size);
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private static byte[] integers(int[] numbers) {
        ByteBuffer to =
                ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.nativeOrder());
        to.asIntBuffer().put(numbers);
        return to.array();
    }

    private static long range(long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("the value " + value + " is not in 0 to " + most);
        }
        return value;
    }

    private static byte[] name(String name) {
        byte[] bytes = text(name);
        if (bytes.length > NAME_SIZE) {
            throw new IllegalArgumentException(
                    "the name "
                            + name
                            + " has "
                            + (bytes.length - 1)
                            + " bytes, and the kernel keeps "
                            + (NAME_SIZE - 1));
        }
        return bytes;
    }

    private static byte[] text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a C string has no NUL in it: " + text);
        }
        return (text + '\0').getBytes(UTF_8);
    }

    private static String untilNul(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, UTF_8);
    }

    private static byte[] timeval(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "the time " + time + " is negative; Duration.ZERO means no limit");
        }
        long micros = (time.getNano() + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO;
        long carry = micros / MICROS;
        return Struct.blank(2 * Long.BYTES)
                .putLong(time.getSeconds() + carry)
                .putLong(micros - carry * MICROS)
                .array();
    }
}
