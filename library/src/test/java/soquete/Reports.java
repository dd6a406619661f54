package soquete;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What a logger says, collected instead of printed.
public final class Reports extends Handler {
    private static final List<Logger> KEPT = new CopyOnWriteArrayList<>();

    private final List<String> messages = new CopyOnWriteArrayList<>();

    private Reports() {}

    public static List<String> of(String name) {
        Reports reports = new Reports();
        Logger logger = Logger.getLogger(name);
        KEPT.add(logger); // loggers are held weakly
        logger.addHandler(reports);
        logger.setUseParentHandlers(false);
        return reports.messages;
    }

    @Override
    public void publish(LogRecord record) {
        messages.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
