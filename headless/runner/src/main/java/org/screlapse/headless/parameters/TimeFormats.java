package org.screlapse.headless.parameters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;

import org.knime.core.node.InvalidSettingsException;

/**
 * Dates and times are saved as text in ISO format. As a flow variable may hold more than is needed, a date is also read
 * from a date and time, and so on.
 */
final class TimeFormats {

    private static final Map<Class<?>, LeafPersistence.Format<?>> FORMATS = Map.of(LocalDate.class,
        format("date", TimeFormats::date, DateTimeFormatter.ISO_LOCAL_DATE::format), LocalTime.class,
        format("time", TimeFormats::time, DateTimeFormatter.ISO_LOCAL_TIME::format), LocalDateTime.class,
        format("date time", TimeFormats::dateTime, DateTimeFormatter.ISO_LOCAL_DATE_TIME::format), ZonedDateTime.class,
        format("zoned date time", ZonedDateTime::parse, DateTimeFormatter.ISO_ZONED_DATE_TIME::format), ZoneId.class,
        format("time zone", TimeFormats::zone, ZoneId::getId));

    private TimeFormats() {
    }

    static LeafPersistence.Format<?> of(Class<?> type) {
        return FORMATS.get(type);
    }

    private static <T> LeafPersistence.Format<T> format(String what, Function<String, T> parser,
        Function<T, String> writer) {
        return new LeafPersistence.Format<>((settings, key) -> {
            var text = settings.getString(key);
            try {
                return text == null ? null : parser.apply(text);
            } catch (DateTimeException e) {
                throw new InvalidSettingsException("String '" + text + "' could not be parsed as a " + what + ".", e);
            }
        }, (settings, key, value) -> settings.addString(key, value == null ? null : writer.apply(value)), null);
    }

    private static LocalDate date(String text) {
        return text.contains("T") ? dateTime(text).toLocalDate() : LocalDate.parse(text);
    }

    private static LocalTime time(String text) {
        return text.contains("T") ? dateTime(text).toLocalTime() : LocalTime.parse(text);
    }

    private static LocalDateTime dateTime(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) { // there may be a zone
            return ZonedDateTime.parse(text).toLocalDateTime();
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) { // it may be that of a date and time
            return ZonedDateTime.parse(text).getZone();
        }
    }
}
