package soquete.error;

/// A code that getaddrinfo(3) or getnameinfo(3) answers with when a look-up fails: `EAI_*`.
///
/// These are not errno numbers. An open set: `new Eai(n)` works for any other number.
///
/// @param number the negative number of the C headers
/// @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
public record Eai(int number) {
    /// A flag of the hints is not known.
    public static final Eai EAI_BADFLAGS = new Eai(-1);

    /// The name or service is not known.
    public static final Eai EAI_NONAME = new Eai(-2);

    /// The name server could not answer now.
    public static final Eai EAI_AGAIN = new Eai(-3);

    /// The name server failed for good.
    public static final Eai EAI_FAIL = new Eai(-4);

    /// The name exists but has no address (a GNU extension).
    public static final Eai EAI_NODATA = new Eai(-5);

    /// The family of the hints is not supported.
    public static final Eai EAI_FAMILY = new Eai(-6);

    /// The socket type of the hints is not supported.
    public static final Eai EAI_SOCKTYPE = new Eai(-7);

    /// The service is not known for the socket type.
    public static final Eai EAI_SERVICE = new Eai(-8);

    /// The name has no address of the family asked for (a GNU extension).
    public static final Eai EAI_ADDRFAMILY = new Eai(-9);

    /// Out of memory.
    public static final Eai EAI_MEMORY = new Eai(-10);

    /// A system call failed; errno says which way.
    public static final Eai EAI_SYSTEM = new Eai(-11);

    /// A result was too long for its buffer.
    public static final Eai EAI_OVERFLOW = new Eai(-12);

    /// An internationalized name cannot be encoded (a GNU extension, for `AI_IDN`).
    public static final Eai EAI_IDN_ENCODE = new Eai(-105);

    /// The C name: `EAI_NONAME`; `EAI_<number>` where this class has none.
    ///
    /// @return the name
    public String name() {
        return switch (number) {
            case -1 -> "EAI_BADFLAGS";
            case -2 -> "EAI_NONAME";
            case -3 -> "EAI_AGAIN";
            case -4 -> "EAI_FAIL";
            case -5 -> "EAI_NODATA";
            case -6 -> "EAI_FAMILY";
            case -7 -> "EAI_SOCKTYPE";
            case -8 -> "EAI_SERVICE";
            case -9 -> "EAI_ADDRFAMILY";
            case -10 -> "EAI_MEMORY";
            case -11 -> "EAI_SYSTEM";
            case -12 -> "EAI_OVERFLOW";
            case -105 -> "EAI_IDN_ENCODE";
            default -> "EAI_" + number;
        };
    }

    /// What gai_strerror(3) says in the C locale: `Name or service not known`.
    ///
    /// @return the text
    public String message() {
        return switch (number) {
            case -1 -> "Bad value for ai_flags";
            case -2 -> "Name or service not known";
            case -3 -> "Temporary failure in name resolution";
            case -4 -> "Non-recoverable failure in name resolution";
            case -5 -> "No address associated with hostname";
            case -6 -> "ai_family not supported";
            case -7 -> "ai_socktype not supported";
            case -8 -> "Servname not supported for ai_socktype";
            case -9 -> "Address family for hostname not supported";
            case -10 -> "Memory allocation failure";
            case -11 -> "System error";
            case -12 -> "Argument buffer overflow";
            case -105 -> "Parameter string not correctly encoded";
            default -> "Unknown error";
        };
    }

    /// `EAI_NONAME (Name or service not known)`
    @Override
    public String toString() {
        return name() + " (" + message() + ")";
    }
}
