# The client library for other projects:
#
#     cmake --install build/release --component client --prefix /usr/local
#
#     find_package(oas_missions REQUIRED)
#     target_link_libraries(my_program PRIVATE oas::missions)
#
# Headers lie in a folder of their own, and are included as they are here ("client/cpp/client.h",
# "oas/missions/v1/mission.pb.h"): google/type/date.pb.h would meet somebody else's otherwise.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(oas_include_dir "${CMAKE_INSTALL_INCLUDEDIR}/oas_missions")
set(oas_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/oas_missions")
set(oas_protos_dir "${CMAKE_INSTALL_DATADIR}/oas_missions/protos")

set_target_properties(oas_missions PROPERTIES EXPORT_NAME missions)
set_target_properties(oas_missions_grpc PROPERTIES EXPORT_NAME missions_grpc)
set_target_properties(oas_missions_protos PROPERTIES EXPORT_NAME missions_protos)
set_target_properties(oas_historic_date PROPERTIES EXPORT_NAME historic_date)
set_target_properties(oas_googleapis PROPERTIES EXPORT_NAME googleapis)
add_library(oas::missions ALIAS oas_missions)

install(TARGETS oas_missions oas_missions_grpc oas_missions_protos oas_historic_date oas_googleapis
  EXPORT oas_missions
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT client
  INCLUDES DESTINATION "${oas_include_dir}")
install(EXPORT oas_missions
  NAMESPACE oas::
  FILE oas_missions-targets.cmake
  DESTINATION "${oas_package_dir}"
  COMPONENT client)

configure_package_config_file(
  "${CMAKE_CURRENT_LIST_DIR}/oas_missions-config.cmake.in"
  "${CMAKE_CURRENT_BINARY_DIR}/oas_missions-config.cmake"
  INSTALL_DESTINATION "${oas_package_dir}"
  PATH_VARS oas_protos_dir)
# Before 1.0 a new minor version may change anything.
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/oas_missions-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(
  FILES
    "${CMAKE_CURRENT_BINARY_DIR}/oas_missions-config.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/oas_missions-config-version.cmake"
  DESTINATION "${oas_package_dir}"
  COMPONENT client)

install(DIRECTORY "${CMAKE_CURRENT_LIST_DIR}/"
  DESTINATION "${oas_include_dir}/client/cpp"
  COMPONENT client
  FILES_MATCHING PATTERN "*.h")
install(DIRECTORY "${CMAKE_BINARY_DIR}/generated/"
  DESTINATION "${oas_include_dir}"
  COMPONENT client
  FILES_MATCHING PATTERN "*.pb.h")

# The protos with all that they import, for stubs in other languages.
install(DIRECTORY "${CMAKE_SOURCE_DIR}/protos/oas"
  DESTINATION "${oas_protos_dir}"
  COMPONENT client
  FILES_MATCHING PATTERN "*.proto")
foreach(folder IN ITEMS api rpc type)
  install(DIRECTORY "${OAS_GOOGLEAPIS_PROTO_DIR}/google/${folder}"
    DESTINATION "${oas_protos_dir}/google"
    COMPONENT client
    FILES_MATCHING PATTERN "*.proto")
endforeach()
