using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Studio.Application.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class LibraryAndComposer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MediaItems_MemberId",
                table: "MediaItems");

            migrationBuilder.AddColumn<Guid>(
                name: "CampaignId",
                table: "Submissions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DerivedFrom",
                table: "MediaItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RightsNote",
                table: "MediaItems",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "RightsUntil",
                table: "MediaItems",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "Tags",
                table: "MediaItems",
                type: "character varying(50)[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Brief = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    BrandPhrases = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    NamingPattern = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AssistantInstructions = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Campaigns_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DraftVersions",
                columns: table => new
                {
                    DraftId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Composition = table.Column<string>(type: "text", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftVersions", x => new { x.DraftId, x.Version });
                    table.ForeignKey(
                        name: "FK_DraftVersions_Drafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "Drafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Placements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Ratio = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Duration = table.Column<int>(type: "integer", nullable: true),
                    Crop = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    SafeTop = table.Column<double>(type: "double precision", nullable: false),
                    SafeRight = table.Column<double>(type: "double precision", nullable: false),
                    SafeBottom = table.Column<double>(type: "double precision", nullable: false),
                    SafeLeft = table.Column<double>(type: "double precision", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Placements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Snippets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Snippets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Snippets_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Templates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    Composition = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Templates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Templates_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MediaUses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    DraftId = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmissionId = table.Column<Guid>(type: "uuid", nullable: true),
                    TemplateId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaUses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MediaUses_Drafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "Drafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MediaUses_MediaItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "MediaItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MediaUses_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MediaUses_Templates_TemplateId",
                        column: x => x.TemplateId,
                        principalTable: "Templates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "Placements",
                columns: new[] { "Id", "Crop", "Duration", "Name", "Order", "Ratio", "SafeBottom", "SafeLeft", "SafeRight", "SafeTop" },
                values: new object[,]
                {
                    { new Guid("019a0000-0000-7000-8000-000000000000"), null, null, "TikTok", 0, "9:16", 19.0, 6.0, 11.0, 7.0 },
                    { new Guid("019a0000-0000-7000-8000-000000000001"), null, null, "Reels", 1, "9:16", 20.0, 6.0, 6.0, 14.0 },
                    { new Guid("019a0000-0000-7000-8000-000000000002"), null, null, "Shorts", 2, "9:16", 20.0, 4.0, 18.0, 8.0 },
                    { new Guid("019a0000-0000-7000-8000-000000000003"), null, null, "Stories", 3, "9:16", 14.0, 0.0, 0.0, 14.0 },
                    { new Guid("019a0000-0000-7000-8000-000000000004"), null, null, "YouTube", 4, "16:9", 10.0, 0.0, 0.0, 0.0 },
                    { new Guid("019a0000-0000-7000-8000-000000000005"), null, null, "Site hero", 5, "16:9", 0.0, 0.0, 0.0, 0.0 },
                    { new Guid("019a0000-0000-7000-8000-000000000006"), "4:5", null, "Feed 4:5", 6, "3:4", 0.0, 0.0, 0.0, 0.0 },
                    { new Guid("019a0000-0000-7000-8000-000000000007"), null, null, "Square", 7, "1:1", 0.0, 0.0, 0.0, 0.0 },
                    { new Guid("019a0000-0000-7000-8000-000000000008"), null, null, "LinkedIn", 8, "1:1", 0.0, 0.0, 0.0, 0.0 },
                    { new Guid("019a0000-0000-7000-8000-000000000009"), null, null, "Cinema strip", 9, "21:9", 0.0, 0.0, 0.0, 0.0 },
                    { new Guid("019a0000-0000-7000-8000-000000000010"), null, null, "Legacy TV", 10, "4:3", 0.0, 0.0, 0.0, 0.0 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_CampaignId",
                table: "Submissions",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_MediaItems_DerivedFrom",
                table: "MediaItems",
                column: "DerivedFrom");

            migrationBuilder.CreateIndex(
                name: "IX_MediaItems_Kind_Id",
                table: "MediaItems",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MediaItems_MemberId_Id",
                table: "MediaItems",
                columns: new[] { "MemberId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_MemberId",
                table: "Campaigns",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Name",
                table: "Campaigns",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MediaUses_DraftId",
                table: "MediaUses",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_MediaUses_ItemId",
                table: "MediaUses",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_MediaUses_SubmissionId",
                table: "MediaUses",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_MediaUses_TemplateId",
                table: "MediaUses",
                column: "TemplateId");

            migrationBuilder.CreateIndex(
                name: "IX_Snippets_MemberId",
                table: "Snippets",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Templates_MemberId",
                table: "Templates",
                column: "MemberId");

            // What compositions held before uses were kept.
            foreach (var (holder, table) in new[] { ("SubmissionId", "Submissions"), ("DraftId", "Drafts") })
            {
                migrationBuilder.Sql(
                    $"""
                    INSERT INTO "MediaUses" ("ItemId", "{holder}")
                    SELECT DISTINCT item."Id", holder."Id"
                    FROM "{table}" AS holder,
                        jsonb_array_elements((holder."Composition"::jsonb -> 'references') || (holder."Composition"::jsonb -> 'setAside')) AS reference
                    JOIN "MediaItems" AS item ON item."Id" = (reference ->> 'itemId')::uuid
                    """
                );
            }

            migrationBuilder.AddForeignKey(
                name: "FK_MediaItems_MediaItems_DerivedFrom",
                table: "MediaItems",
                column: "DerivedFrom",
                principalTable: "MediaItems",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "FK_Submissions_Campaigns_CampaignId",
                table: "Submissions",
                column: "CampaignId",
                principalTable: "Campaigns",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_MediaItems_MediaItems_DerivedFrom",
                table: "MediaItems");

            migrationBuilder.DropForeignKey(
                name: "FK_Submissions_Campaigns_CampaignId",
                table: "Submissions");

            migrationBuilder.DropTable(
                name: "Campaigns");

            migrationBuilder.DropTable(
                name: "DraftVersions");

            migrationBuilder.DropTable(
                name: "MediaUses");

            migrationBuilder.DropTable(
                name: "Placements");

            migrationBuilder.DropTable(
                name: "Snippets");

            migrationBuilder.DropTable(
                name: "Templates");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_CampaignId",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_MediaItems_DerivedFrom",
                table: "MediaItems");

            migrationBuilder.DropIndex(
                name: "IX_MediaItems_Kind_Id",
                table: "MediaItems");

            migrationBuilder.DropIndex(
                name: "IX_MediaItems_MemberId_Id",
                table: "MediaItems");

            migrationBuilder.DropColumn(
                name: "CampaignId",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "DerivedFrom",
                table: "MediaItems");

            migrationBuilder.DropColumn(
                name: "RightsNote",
                table: "MediaItems");

            migrationBuilder.DropColumn(
                name: "RightsUntil",
                table: "MediaItems");

            migrationBuilder.DropColumn(
                name: "Tags",
                table: "MediaItems");

            migrationBuilder.CreateIndex(
                name: "IX_MediaItems_MemberId",
                table: "MediaItems",
                column: "MemberId");
        }
    }
}
