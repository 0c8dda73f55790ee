{{/* Name of the release's things: 44 characters at most, so that "-messaging-migrate" still fits into 63. */}}
{{- define "cryb.fullname" -}}
{{- $name := .Values.fullnameOverride | default (ternary .Release.Name (printf "%s-%s" .Release.Name (include "cryb.name" .)) (contains (include "cryb.name" .) .Release.Name)) -}}
{{- if gt (len $name) 44 -}}
{{- printf "%s-%s" ($name | trunc 35 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{- define "cryb.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 30 | trimSuffix "-" -}}
{{- end -}}

{{/* The services that are on, separated by spaces. */}}
{{- define "cryb.services" -}}
{{- $on := list -}}
{{- range $service := list "gateway" "messaging" "presence" "voice" "media" -}}
{{- if (index $.Values $service).enabled -}}{{- $on = append $on $service -}}{{- end -}}
{{- end -}}
{{- join " " $on -}}
{{- end -}}

{{/* What selects a service's pods, for good: no version, no chart. Takes a dict of root and service. */}}
{{- define "cryb.selector" -}}
app.kubernetes.io/name: {{ include "cryb.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .service }}
{{- end -}}

{{/* Labels of everything. Takes a dict of root and service. */}}
{{- define "cryb.labels" -}}
{{ include "cryb.selector" . }}
app.kubernetes.io/part-of: cryb
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "cryb.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (ternary (include "cryb.fullname" .) "default" .Values.serviceAccount.create) -}}
{{- end -}}

{{/* Takes a dict of root and service. */}}
{{- define "cryb.image" -}}
{{- $image := .root.Values.image -}}
{{- $own := (index .root.Values .service).image -}}
{{- $path := $own.repository | default (printf "%s/%s" $image.repository .service) -}}
{{- $tag := printf "%s-%s" ($image.tag | default .root.Chart.AppVersion) $image.variant -}}
{{- with $image.registry }}{{ . }}/{{ end }}{{ $path }}{{ if $own.digest }}@{{ $own.digest }}{{ else }}:{{ $tag }}{{ end }}
{{- end -}}

{{- define "cryb.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "cryb.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* host:port of each Redis, separated by commas. */}}
{{- define "cryb.redisAddresses" -}}
{{- $hosts := list -}}
{{- range .Values.redis.hosts -}}{{- $hosts = append $hosts (ternary . (printf "%s:6379" .) (contains ":" .)) -}}{{- end -}}
{{- join "," $hosts -}}
{{- end -}}

{{/* The same as URLs. */}}
{{- define "cryb.redisUrls" -}}
{{- $scheme := ternary "rediss" "redis" .Values.redis.tls -}}
{{- $urls := list -}}
{{- range splitList "," (include "cryb.redisAddresses" .) -}}{{- $urls = append $urls (printf "%s://%s" $scheme .) -}}{{- end -}}
{{- join "," $urls -}}
{{- end -}}

{{/* Ports that Redis listens on, each once. */}}
{{- define "cryb.redisPorts" -}}
{{- $ports := list -}}
{{- range splitList "," (include "cryb.redisAddresses" .) -}}{{- $ports = append $ports (splitList ":" . | last) -}}{{- end -}}
{{- if eq .Values.redis.mode "sentinel" -}}{{- $ports = append $ports "6379" -}}{{- end -}}
{{- $ports | uniq | join " " -}}
{{- end -}}

{{/* Says in words what values do not fit together. */}}
{{- define "cryb.check" -}}
{{- if not .Values.postgres.host }}{{ fail "postgres.host is empty: the chart brings no database, see README.md of the chart" }}{{ end -}}
{{- if not .Values.redis.hosts }}{{ fail "redis.hosts is empty: the chart brings no Redis, see README.md of the chart" }}{{ end -}}
{{- if and (eq .Values.redis.mode "standalone") (gt (len .Values.redis.hosts) 1) }}{{ fail "redis.hosts names several, redis.mode standalone takes one: say sentinel or cluster" }}{{ end -}}
{{- if and (eq .Values.redis.mode "sentinel") (not .Values.redis.masterName) }}{{ fail "redis.mode sentinel needs redis.masterName" }}{{ end -}}
{{- if and .Values.gateway.enabled (not .Values.auth.existingSecret) }}{{ fail "auth.existingSecret is empty: name the Secret that holds what signs tokens" }}{{ end -}}
{{- if and .Values.voice.enabled (not (and .Values.livekit.url .Values.livekit.existingSecret)) }}{{ fail "voice.enabled needs livekit.url and livekit.existingSecret" }}{{ end -}}
{{- if and .Values.media.enabled (not (and .Values.s3.endpoint .Values.s3.existingSecret)) }}{{ fail "media.enabled needs s3.endpoint and s3.existingSecret" }}{{ end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.host) }}{{ fail "ingress.enabled needs ingress.host" }}{{ end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) }}{{ fail "httpRoute.enabled needs httpRoute.parentRefs: the Gateway to hang it on" }}{{ end -}}
{{- range $service := splitList " " (include "cryb.services" .) -}}
{{- $own := index $.Values $service -}}
{{- $needed := add $own.drain.preStopSeconds $own.drain.seconds $own.drain.closeSeconds -}}
{{- if ge $needed (int $own.drain.terminationGracePeriodSeconds) }}{{ fail (printf "%s.drain: preStopSeconds + seconds + closeSeconds is %d, which must be less than terminationGracePeriodSeconds (%d)" $service $needed (int $own.drain.terminationGracePeriodSeconds)) }}{{ end -}}
{{- if gt (int $own.autoscaling.minReplicas) (int $own.autoscaling.maxReplicas) }}{{ fail (printf "%s.autoscaling: minReplicas is more than maxReplicas" $service) }}{{ end -}}
{{- if and (eq $own.autoscaling.by "keda") (eq (include "cryb.kedaTrigger" (dict "root" $ "service" $service)) "prometheus") (not $.Values.keda.prometheusAddress) }}{{ fail (printf "%s.autoscaling.by keda needs keda.prometheusAddress" $service) }}{{ end -}}
{{- range $key, $value := $own.settings -}}
{{- if has $key (list "cryb.instance" "cryb.service") }}{{ fail (printf "%s.settings: %s is set by the chart" $service $key) }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Sockets are counted by Prometheus only; commands may be counted where they lie. */}}
{{- define "cryb.kedaTrigger" -}}
{{- ternary "prometheus" .root.Values.keda.trigger (eq .service "gateway") -}}
{{- end -}}

{{/* Environment of a service's container. Takes a dict of root and service. */}}
{{- define "cryb.env" -}}
{{- $values := .root.Values -}}
{{- $own := index $values .service -}}
- name: CRYB_INSTANCE
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: QUARKUS_HTTP_HOST
  value: 0.0.0.0
- name: {{ ternary "PORT" "QUARKUS_HTTP_PORT" (eq .service "gateway") }}
  value: "8080"
{{- if and (eq $values.image.variant "jvm") $own.jvmOptions }}
- name: JDK_JAVA_OPTIONS
  value: {{ $own.jvmOptions | quote }}
{{- end }}
{{ include "cryb.databaseEnv" . }}
{{- if eq $values.migrations.mode "startup" }}
{{ include "cryb.migrationEnv" . }}
{{- end }}
{{ include "cryb.redisEnv" . }}
{{- if eq .service "gateway" }}
{{ include "cryb.gatewayEnv" . }}
{{- else }}
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: "{{ $own.drain.seconds }}s"
{{- end }}
{{- if eq .service "media" }}
- name: MINIO_ENDPOINT
  value: {{ $values.s3.endpoint | quote }}
- name: MINIO_PORT
  value: {{ $values.s3.port | quote }}
- name: MINIO_USE_SSL
  value: {{ $values.s3.tls | quote }}
- name: MINIO_BUCKET
  value: {{ $values.s3.bucket | quote }}
{{- if $values.s3.publicUrl }}
- name: MINIO_PUBLIC_URL
  value: {{ $values.s3.publicUrl | quote }}
{{- end }}
- name: MINIO_ACCESS_KEY
  valueFrom:
    secretKeyRef: {name: {{ $values.s3.existingSecret }}, key: {{ $values.s3.accessKeyKey }}}
- name: MINIO_SECRET_KEY
  valueFrom:
    secretKeyRef: {name: {{ $values.s3.existingSecret }}, key: {{ $values.s3.secretKeyKey }}}
{{- end }}
{{- if eq .service "voice" }}
- name: LIVEKIT_URL
  value: {{ $values.livekit.url | quote }}
{{- if $values.livekit.publicUrl }}
- name: LIVEKIT_PUBLIC_URL
  value: {{ $values.livekit.publicUrl | quote }}
{{- end }}
- name: LIVEKIT_API_KEY
  valueFrom:
    secretKeyRef: {name: {{ $values.livekit.existingSecret }}, key: {{ $values.livekit.apiKeyKey }}}
- name: LIVEKIT_API_SECRET
  valueFrom:
    secretKeyRef: {name: {{ $values.livekit.existingSecret }}, key: {{ $values.livekit.apiSecretKey }}}
{{- end }}
{{- if $values.traces.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ $values.traces.endpoint | quote }}
- name: CRYB_TRACES_RATIO
  value: {{ $values.traces.ratio | quote }}
{{- end }}
- name: QUARKUS_LOG_LEVEL
  value: {{ $values.logs.level }}
- name: QUARKUS_LOG_CONSOLE_JSON_ENABLED
  value: {{ $values.logs.json | quote }}
{{- range $key, $value := $own.settings }}
- name: {{ regexReplaceAll "[^A-Z0-9]" ($key | upper) "_" }}
  value: {{ $value | toString | quote }}
{{- end }}
{{- with $own.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The service's own role; user and password stand apart, so any character is good in them. */}}
{{- define "cryb.databaseEnv" -}}
{{- $postgres := .root.Values.postgres -}}
{{- $own := index .root.Values .service -}}
- name: DATABASE_URL
  value: "postgresql://{{ $postgres.host }}:{{ $postgres.port }}/{{ $postgres.database }}?sslmode={{ $postgres.sslMode }}"
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef: {name: {{ $own.database.existingSecret }}, key: {{ $own.database.usernameKey }}}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ $own.database.existingSecret }}, key: {{ $own.database.passwordKey }}}
{{- if $postgres.caSecret }}
- name: QUARKUS_TLS_POSTGRES_TRUST_STORE_PEM_CERTS
  value: /etc/cryb/postgres-ca/{{ $postgres.caKey }}
- name: QUARKUS_DATASOURCE_REACTIVE_TLS_CONFIGURATION_NAME
  value: postgres
{{- end }}
{{- end -}}

{{/* The owner of the schemas. */}}
{{- define "cryb.migrationEnv" -}}
{{- $postgres := .root.Values.postgres -}}
{{- $migrations := .root.Values.migrations -}}
- name: DATABASE_MIGRATION_URL
  value: "jdbc:postgresql://{{ $postgres.host }}:{{ $postgres.port }}/{{ $postgres.database }}?sslmode={{ $postgres.sslMode }}{{ if $postgres.caSecret }}&sslrootcert=/etc/cryb/postgres-ca/{{ $postgres.caKey }}{{ end }}"
- name: QUARKUS_DATASOURCE_OWNER_USERNAME
  valueFrom:
    secretKeyRef: {name: {{ $migrations.existingSecret }}, key: {{ $migrations.usernameKey }}}
- name: QUARKUS_DATASOURCE_OWNER_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ $migrations.existingSecret }}, key: {{ $migrations.passwordKey }}}
{{- end -}}

{{- define "cryb.redisEnv" -}}
{{- $redis := .root.Values.redis -}}
- name: REDIS_URL
  value: {{ include "cryb.redisUrls" .root | quote }}
- name: QUARKUS_REDIS_CLIENT_TYPE
  value: {{ $redis.mode }}
{{- if eq $redis.mode "sentinel" }}
- name: QUARKUS_REDIS_MASTER_NAME
  value: {{ $redis.masterName | quote }}
{{- end }}
{{- if $redis.existingSecret }}
- name: QUARKUS_REDIS_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ $redis.existingSecret }}, key: {{ $redis.passwordKey }}}
{{- end }}
{{- if $redis.caSecret }}
- name: QUARKUS_TLS_REDIS_TRUST_STORE_PEM_CERTS
  value: /etc/cryb/redis-ca/{{ $redis.caKey }}
- name: QUARKUS_REDIS_TLS_CONFIGURATION_NAME
  value: redis
{{- end }}
{{- end -}}

{{- define "cryb.gatewayEnv" -}}
{{- $auth := .root.Values.auth -}}
- name: CRYB_DRAIN_TIME
  value: "{{ .root.Values.gateway.drain.seconds }}s"
- name: CRYB_SERVICES
  value: messaging{{ range $name := list "presence" "voice" "media" }}{{ if (index $.root.Values $name).enabled }},{{ $name }}{{ end }}{{ end }}
{{ include "cryb.jwtEnv" . }}
- name: JWT_EXPIRES_IN
  value: {{ $auth.expiresIn }}
{{- with $auth.admins }}
- name: CRYB_ADMINS
  value: {{ join "," . | quote }}
{{- end }}
{{- with .root.Values.allowedOrigins }}
- name: ALLOWED_ORIGINS
  value: {{ join "," . | quote }}
{{- end }}
{{- end -}}

{{- define "cryb.jwtEnv" -}}
{{- $auth := .root.Values.auth -}}
{{- if eq $auth.mode "keypair" -}}
- name: JWT_PRIVATE_KEY_FILE
  value: /etc/cryb/auth/{{ $auth.privateKeyKey }}
- name: JWT_PUBLIC_KEY_FILE
  value: /etc/cryb/auth/{{ $auth.publicKeyKey }}
{{- else -}}
- name: JWT_SECRET
  valueFrom:
    secretKeyRef: {name: {{ $auth.existingSecret }}, key: {{ $auth.secretKey }}}
{{- end }}
{{- end -}}

{{/* Where files of Secrets lie. Takes a dict of root, service and, of a migration, job. */}}
{{- define "cryb.mounts" -}}
- name: tmp
  mountPath: /tmp
{{- if .root.Values.postgres.caSecret }}
- {name: postgres-ca, mountPath: /etc/cryb/postgres-ca, readOnly: true}
{{- end }}
{{- if and .root.Values.redis.caSecret (not .job) }}
- {name: redis-ca, mountPath: /etc/cryb/redis-ca, readOnly: true}
{{- end }}
{{- if and (eq .service "gateway") (eq .root.Values.auth.mode "keypair") }}
- {name: auth, mountPath: /etc/cryb/auth, readOnly: true}
{{- end }}
{{- end -}}

{{- define "cryb.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- if .root.Values.postgres.caSecret }}
- name: postgres-ca
  secret:
    secretName: {{ .root.Values.postgres.caSecret }}
    items: [{key: {{ .root.Values.postgres.caKey }}, path: {{ .root.Values.postgres.caKey }}}]
{{- end }}
{{- if and .root.Values.redis.caSecret (not .job) }}
- name: redis-ca
  secret:
    secretName: {{ .root.Values.redis.caSecret }}
    items: [{key: {{ .root.Values.redis.caKey }}, path: {{ .root.Values.redis.caKey }}}]
{{- end }}
{{- if and (eq .service "gateway") (eq .root.Values.auth.mode "keypair") }}
- name: auth
  secret:
    secretName: {{ .root.Values.auth.existingSecret }}
    defaultMode: 0440
    items:
      - {key: {{ .root.Values.auth.privateKeyKey }}, path: {{ .root.Values.auth.privateKeyKey }}}
      - {key: {{ .root.Values.auth.publicKeyKey }}, path: {{ .root.Values.auth.publicKeyKey }}}
{{- end }}
{{- end -}}
