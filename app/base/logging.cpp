// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"

#include <QDir>
#include <QLoggingCategory>
#include <QRegularExpression>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

spdlog::level::level_enum levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return spdlog::level::debug;
    case QtInfoMsg:
        return spdlog::level::info;
    case QtWarningMsg:
        return spdlog::level::warn;
    case QtCriticalMsg:
        return spdlog::level::err;
    case QtFatalMsg:
        break;
    }
    return spdlog::level::critical;
}

void handleQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const std::string line = redactSecrets(message).toStdString();
    const char* category = context.category != nullptr ? context.category : "default";
    spdlog::default_logger_raw()->log(levelOf(type), "{}: {}", category, line);
    if (type == QtFatalMsg)
        spdlog::shutdown();
}

} // namespace

QString redactSecrets(QString line)
{
    static const QRegularExpression bearer(uR"((Bearer\s+)[A-Za-z0-9._~+/=-]+)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression member(uR"re(("(?:\w*token|password|secret)"\s*:\s*")[^"]*)re"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    line.replace(bearer, u"\\1***"_s);
    line.replace(member, u"\\1***"_s);
    return line;
}

Result<void> startLogging(const LogSettings& settings)
{
    std::vector<spdlog::sink_ptr> sinks;
    if (settings.toStderr)
        sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    if (!settings.folder.isEmpty()) {
        if (!QDir().mkpath(settings.folder))
            return failure(ErrorKind::ReadOnly, u"The log folder cannot be made."_s,
                           {.file = settings.folder});
        const QString path = QDir(settings.folder).filePath(settings.name + u".log"_s);
        try {
            constexpr std::size_t fileBytes = 8U << 20U;
            sinks.push_back(
                std::make_shared<spdlog::sinks::rotating_file_sink_mt>(path.toStdString(), fileBytes, 8));
        } catch (const spdlog::spdlog_ex& error) {
            return failure(ErrorKind::ReadOnly, QString::fromUtf8(error.what()), {.file = path});
        }
    }
    auto logger = std::make_shared<spdlog::logger>("onescreen", sinks.begin(), sinks.end());
    logger->set_level(settings.verbose ? spdlog::level::debug : spdlog::level::info);
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %-5l %v", spdlog::pattern_time_type::utc);
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
    qInstallMessageHandler(handleQtMessage);
    return {};
}

} // namespace onescreen
