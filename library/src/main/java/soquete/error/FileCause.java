package soquete.error;

/// The usual cause of an errno of calls about files, mappings and processes.
final class FileCause {
    private FileCause() {}

    static String file(int errno) {
        return switch (errno) {
            case 1, 13 -> "no permission for the file, or for a directory on the way";
            case 2 -> "there is no such file";
            case 5 -> "reading the file failed";
            case 6 -> "a socket or a device without a driver is not opened like a file";
            case 9 -> "the descriptor is not open for reading";
            case 20 -> "something on the way is no directory";
            case 21 -> "it is a directory";
            case 22 -> "the file cannot be read, or not from there";
            case 29 -> "a pipe or a socket has no positions: splice moves from it";
            case 40 -> "too many symbolic links on the way";
            default -> LikelyCause.common(errno);
        };
    }

    static String mode(int errno) {
        return switch (errno) {
            case 1 -> "the file belongs to another user";
            case 30 -> "the file system is read-only";
            default -> LikelyCause.common(errno);
        };
    }

    static String mapping(int errno) {
        return switch (errno) {
            case 1, 13 -> "the descriptor is not open for reading and writing";
            case 11 -> "it is locked memory, of which this user has too much (ulimit -l)";
            case 19 -> "this kind of descriptor cannot be mapped";
            case 22 -> "the size or the offset is not that of the ring";
            default -> LikelyCause.common(errno);
        };
    }

    static String process(int errno) {
        return switch (errno) {
            case 1 -> "taking a descriptor of a process needs the right to ptrace(2) it";
            case 3 -> "there is no such process";
            case 9 -> "the process has no such descriptor, or this is no pidfd";
            case 22 -> "the process id is not that of a process, or a flag is unknown";
            default -> LikelyCause.common(errno);
        };
    }

    static String database(int errno) {
        return switch (errno) {
            case 2 -> "its file, /etc/services or /etc/protocols, is missing";
            default -> LikelyCause.common(errno);
        };
    }
}
